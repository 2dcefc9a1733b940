import { Form } from "@remix-run/react";
import { timeZone, type TimeZone } from "../../../server/domain/values/instant.ts";
import { AccountSection } from "./account-section.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TimeZoneChoice } from "../../components/forms/time-zone-choice.tsx";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { zoneSection } from "../../../server/domain/text/en/account/zone-section.ts";
import { timeZoneInWords } from "../../../server/domain/text/formats.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

const UTC = timeZone("UTC");

export function ZoneSection({
  zone,
  listed,
}: {
  readonly zone: TimeZone | null;
  /** All zones where the page was asked for them; null otherwise. */
  readonly listed: readonly TimeZone[] | null;
}) {
  const t = useText(zoneSection);
  const language = useLanguage();
  const reader = useReaderTimeZone();
  return (
    <AccountSection id="zone" title={t("title")}>
      <p className="text-soft">
        {zone === null
          ? t("notSet")
          : rich(
              t.parts("set", {
                zoneName: timeZoneInWords(zone, language),
                zone: (text) => <span className="text-ink">{rich(text)}</span>,
              }),
            )}
      </p>
      <Form method="post" action="/account#zone">
        <TimeZoneChoice
          id="account-zone"
          summary={t(zone === null ? "choose" : "chooseOther")}
          current={reader?.zone ?? UTC}
          listed={listed}
        >
          <SubmitButton name="intent" value="time-zone" busy={t("saving")} look="button-quiet">
            {t("save")}
          </SubmitButton>
        </TimeZoneChoice>
      </Form>
    </AccountSection>
  );
}
