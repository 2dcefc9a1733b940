import { Form } from "@remix-run/react";
import { builderConnectionTrouble } from "../../../server/domain/text/en/builder/connection-trouble.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ConnectionOnPage } from "../../text/connection-words.ts";
import { Notice } from "../page/notice.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/** Whether the notice asks for OAuth consent again, rather than for a new token. */
export function isRepairedByConsent(kind: ConnectionOnPage["kind"], canUseOAuth: boolean): boolean {
  return kind === "oauth" && canUseOAuth;
}

/** Says what is wrong with a connection, until when it works nevertheless, and repairs it. */
export function ConnectionTroubleNotice({
  trouble,
  kind,
  canUseOAuth,
  zone,
}: {
  readonly trouble: NonNullable<ConnectionOnPage["trouble"]>;
  readonly kind: ConnectionOnPage["kind"];
  readonly canUseOAuth: boolean;
  readonly zone: TimeZone;
}) {
  const t = useText(builderConnectionTrouble);
  const language = useLanguage();
  return (
    <Notice tone={trouble.isDead ? "bad" : "warn"}>
      <p className="font-medium">{t(trouble.reason)}</p>
      <p className="mt-1">
        {trouble.isDead || trouble.worksUntil === null
          ? t("dead")
          : t("until", { at: formatDayAndTime(trouble.worksUntil, zone, language) })}
      </p>
      {isRepairedByConsent(kind, canUseOAuth) ? (
        <Form method="post" className="mt-3">
          <SubmitButton name="intent" value="consent" busy={t("consenting")}>
            {t("consent")}
          </SubmitButton>
        </Form>
      ) : (
        <p className="mt-1">
          {rich(
            t.parts("token", {
              link: (text) => (
                <a className="link" href="#accessToken">
                  {text}
                </a>
              ),
            }),
          )}
        </p>
      )}
    </Notice>
  );
}
