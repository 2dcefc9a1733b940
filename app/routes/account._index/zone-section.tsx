import { Form } from "@remix-run/react";
import { timeZone, timeZoneInWords, type TimeZone } from "../../../server/domain/values/instant.ts";
import { AccountSection } from "./account-section.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TimeZoneChoice } from "../../components/forms/time-zone-choice.tsx";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";

const UTC = timeZone("UTC");

export function ZoneSection({
  zone,
  listed,
}: {
  readonly zone: TimeZone | null;
  /** All zones where the page was asked for them; null otherwise. */
  readonly listed: readonly TimeZone[] | null;
}) {
  const reader = useReaderTimeZone();
  return (
    <AccountSection id="zone" title="Time zone">
      <p className="text-soft">
        {zone === null ? (
          "Not set: times are shown in your browser’s time zone."
        ) : (
          <>
            Times are shown to you in <span className="text-ink">{timeZoneInWords(zone)}</span>. A booking
            keeps the zone that it was made in.
          </>
        )}
      </p>
      <Form method="post" action="/account#zone">
        <TimeZoneChoice
          id="account-zone"
          summary={zone === null ? "Choose a time zone" : "Choose another"}
          current={reader?.zone ?? UTC}
          listed={listed}
        >
          <SubmitButton name="intent" value="time-zone" busy="Saving…" look="button-quiet">
            Save the time zone
          </SubmitButton>
        </TimeZoneChoice>
      </Form>
    </AccountSection>
  );
}
