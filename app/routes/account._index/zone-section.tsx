import { Form, Link } from "@remix-run/react";
import { timeZoneInWords, type TimeZone } from "../../../server/domain/instant.ts";
import { AccountSection } from "../../components/account-section.tsx";
import { SelectField } from "../../components/select-field.tsx";
import { SubmitButton } from "../../components/submit-button.tsx";
import { TimeZoneOptions } from "../../components/time-zone-options.tsx";
import type { TimeZoneGroup } from "../../time-zones.ts";
import { useBrowserTimeZone } from "../../use-browser-time-zone.ts";

export function ZoneSection({
  zone,
  groups,
}: {
  readonly zone: TimeZone | null;
  /** Empty until the list is opened: it is longer than the page. */
  readonly groups: readonly TimeZoneGroup[];
}) {
  const guessed = useBrowserTimeZone();
  return (
    <AccountSection id="zone" title="Time zone">
      <p className="text-soft">
        {zone === null ? (
          "You have not said. Times are shown in your browser’s zone where we know it."
        ) : (
          <>
            Times are shown to you in <span className="text-ink">{timeZoneInWords(zone)}</span>. A booking
            keeps the zone that it was made in.
          </>
        )}
      </p>
      {groups.length === 0 ? (
        <p>
          <Link to="?zone#zone" preventScrollReset className="button-quiet">
            {zone === null ? "Choose a time zone" : "Choose another"}
          </Link>
        </p>
      ) : (
        <Form method="post" action="/account#zone" className="space-y-4">
          <SelectField
            key={guessed}
            name="timeZone"
            label="Show times in"
            defaultValue={zone ?? (guessed === "" ? "UTC" : guessed)}
          >
            <TimeZoneOptions groups={groups} />
          </SelectField>
          <SubmitButton name="intent" value="time-zone" busy="Saving…" look="button-quiet">
            Save the time zone
          </SubmitButton>
        </Form>
      )}
    </AccountSection>
  );
}
