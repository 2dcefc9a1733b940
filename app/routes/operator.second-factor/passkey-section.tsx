import { passkeysText } from "../../../server/domain/text/en/account/passkeys.ts";
import { PageSection } from "../../components/page/page-section.tsx";
import { AddPasskey } from "../../components/passkeys/add-passkey.tsx";
import { PasskeyRow } from "../../components/passkeys/passkey-row.tsx";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { SecondFactorOnPage } from "../../page-data.ts";
import { setUpPath } from "../../second-factor-paths.ts";
import type { FactorAnswer } from "./factor-answer.ts";

/** Passkeys, one for each device, each under a name. Only adding one needs scripts. */
export function PasskeySection({
  settings: { passkeys },
  answer,
  next,
}: {
  readonly settings: SecondFactorOnPage;
  readonly answer: FactorAnswer;
  readonly next: string;
}) {
  const t = useText(passkeysText);
  const zone = useOperatorZone();
  const page = setUpPath(next);
  return (
    <PageSection id="passkeys" title={t("title")}>
      <div className="card divide-y divide-line px-5">
        {passkeys.map((passkey) => (
          <PasskeyRow
            key={passkey.id}
            passkey={passkey}
            page={page}
            zone={zone}
            proof="nothing"
            errors={answer.renameError?.passkeyId === passkey.id ? { name: answer.renameError.message } : {}}
          />
        ))}
        <AddPasskey page={page} error={answer.passkeyError} what={passkeys.length === 0 ? t("what") : null} />
      </div>
    </PageSection>
  );
}
