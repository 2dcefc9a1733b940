import { Form } from "@remix-run/react";
import { bookingTimes } from "../../../server/domain/text/en/booking/times.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TimeZoneChoice } from "../../components/forms/time-zone-choice.tsx";
import { useText } from "../../hooks/use-text.tsx";

/** Changes the zone in which the client reads times. The session itself stays where it is. */
export function TimeZoneForm({
  current,
  listed,
}: {
  readonly current: TimeZone;
  readonly listed: readonly TimeZone[] | null;
}) {
  const t = useText(bookingTimes);
  return (
    <Form method="post" preventScrollReset>
      <TimeZoneChoice id="time-zone" summary={t("otherZone")} current={current} listed={listed}>
        <SubmitButton name="intent" value="change-time-zone" busy={t("changing")} look="button-quiet">
          {t("change")}
        </SubmitButton>
      </TimeZoneChoice>
    </Form>
  );
}
