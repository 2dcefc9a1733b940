import { Form } from "@remix-run/react";
import { builderConnectForms } from "../../../server/domain/text/en/builder/connect-forms.ts";
import { formatList } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ConnectionOnPage } from "../../text/connection-words.ts";
import { FormField } from "../forms/form-field.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/** Why a token was not even asked about at Calendly. */
export type TokenError = "token_missing" | "token_too_long";

/** What the first way is called, by what is connected already. */
const TITLES = {
  nothing: "consentTitle",
  oauth: "consentAgain",
  personal_token: "consentInstead",
} as const satisfies Record<ConnectionOnPage["kind"] | "nothing", string>;

/**
 * The two ways to connect: OAuth, or a token made at Calendly. A token is never shown again. `consentIsAbove`: the page offers OAuth already, in a
 * notice above.
 */
export function ConnectForms({
  connectedBy,
  canUseOAuth,
  consentIsAbove,
  requiredScopes,
  tokenError,
}: {
  readonly connectedBy: ConnectionOnPage["kind"] | null;
  readonly canUseOAuth: boolean;
  readonly consentIsAbove: boolean;
  readonly requiredScopes: readonly string[];
  readonly tokenError: TokenError | undefined;
}) {
  const t = useText(builderConnectForms);
  const language = useLanguage();
  return (
    <>
      {canUseOAuth && !consentIsAbove && (
        <section className="card p-6" aria-labelledby="by-oauth">
          <h2 id="by-oauth" className="subtitle">
            {t(TITLES[connectedBy ?? "nothing"])}
          </h2>
          <p className="mt-2 text-soft">{t("consentText")}</p>
          <Form method="post" className="mt-4">
            <SubmitButton
              name="intent"
              value="consent"
              busy={t("consenting")}
              look={connectedBy === null ? "button" : "button-quiet"}
            >
              {t(connectedBy === null ? "consent" : "consentAgain")}
            </SubmitButton>
          </Form>
        </section>
      )}
      <section className="card p-6" aria-labelledby="by-token">
        <details
          className="disclosure"
          open={!canUseOAuth || tokenError !== undefined || connectedBy === "personal_token"}
        >
          <summary id="by-token" className="subtitle">
            {t(connectedBy === null ? "orTokenTitle" : "tokenTitle")}
          </summary>
          <p className="mt-2 wrap-anywhere text-soft">
            {t("tokenText", { scopes: formatList(requiredScopes, language) })}
          </p>
          <Form method="post" className="mt-4 space-y-4" noValidate>
            <FormField
              name="accessToken"
              label={t("token")}
              type="password"
              autoComplete="off"
              error={tokenError === undefined ? undefined : t(tokenError)}
              focus
            />
            <SubmitButton name="intent" value="token" busy={t("asking")} look="button-quiet">
              {t("connect")}
            </SubmitButton>
          </Form>
        </details>
      </section>
    </>
  );
}
