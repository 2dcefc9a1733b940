import { Form } from "@remix-run/react";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TimeZoneChoice } from "../../components/forms/time-zone-choice.tsx";

/** Changes the zone in which the client reads times. The session itself stays where it is. */
export function TimeZoneForm({
  current,
  listed,
}: {
  readonly current: TimeZone;
  readonly listed: readonly TimeZone[] | null;
}) {
  return (
    <Form method="post" preventScrollReset>
      <TimeZoneChoice
        id="time-zone"
        summary="Read times in another time zone"
        current={current}
        listed={listed}
      >
        <SubmitButton name="intent" value="change-time-zone" busy="Changing…" look="button-quiet">
          Change
        </SubmitButton>
      </TimeZoneChoice>
    </Form>
  );
}
