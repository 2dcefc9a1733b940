import { Link } from "@remix-run/react";
import { ownPasskeys } from "../../../server/domain/text/en/account/own-passkeys.ts";
import { passkeysText } from "../../../server/domain/text/en/account/passkeys.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { MailedLinkForm } from "../../components/forms/mailed-link-form.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { AddPasskey } from "../../components/passkeys/add-passkey.tsx";
import { PasskeyRow } from "../../components/passkeys/passkey-row.tsx";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { OwnPasskeysOnPage } from "../../page-data.ts";
import { SECOND_FACTOR_PAGE } from "../../second-factor-paths.ts";
import { PASSKEYS_FORM, type AccountAnswer } from "./account-answer.ts";
import { AccountSection } from "./account-section.tsx";

const UTC = timeZone("UTC");

/** One's own passkeys. An operator's are kept with their second factor: null, and a link leads there. */
export function PasskeysSection({
  own,
  email,
  answer,
}: {
  readonly own: OwnPasskeysOnPage | null;
  readonly email: string;
  readonly answer: AccountAnswer;
}) {
  const t = useText(ownPasskeys);
  const title = useText(passkeysText)("title");
  return (
    <AccountSection id="passkeys" title={title}>
      {own === null ? (
        <p>
          <Link to={SECOND_FACTOR_PAGE} className="link">
            {t("withSecondFactor")}
          </Link>
        </p>
      ) : (
        <OwnPasskeys own={own} email={email} answer={answer} />
      )}
    </AccountSection>
  );
}

function OwnPasskeys({
  own: { passkeys, mayAdd, proof },
  email,
  answer,
}: {
  readonly own: OwnPasskeysOnPage;
  readonly email: string;
  readonly answer: AccountAnswer;
}) {
  const t = useText(ownPasskeys);
  const zone = useReaderTimeZone()?.zone ?? UTC;
  const errorsOf = (intent: string) => (answer?.intent === intent ? answer.errors : {});
  const { form } = errorsOf("passkeys");
  return (
    <div className="divide-y divide-line">
      {form !== undefined && (
        <Notice tone="bad" alert>
          {form}
        </Notice>
      )}
      {passkeys.map((passkey) => (
        <PasskeyRow
          key={passkey.id}
          passkey={passkey}
          page={PASSKEYS_FORM}
          zone={zone}
          proof={proof}
          errors={{
            name: errorsOf(`rename-passkey:${passkey.id}`)["name"],
            password: errorsOf(`remove-passkey:${passkey.id}`)["password"],
          }}
        />
      ))}
      {mayAdd ? (
        <AddPasskey
          page={PASSKEYS_FORM}
          error={errorsOf("add-passkey")["credential"] ?? null}
          what={passkeys.length === 0 ? t("what") : null}
        />
      ) : (
        <div className="space-y-4 py-4">
          {passkeys.length === 0 && <p className="text-soft">{t("what")}</p>}
          <p className="text-soft">
            {t(passkeys.length > 0 && proof === "sign_in" ? "notFreshToChange" : "notFresh")}
          </p>
          <MailedLinkForm action={PASSKEYS_FORM} email={email} />
        </div>
      )}
    </div>
  );
}
