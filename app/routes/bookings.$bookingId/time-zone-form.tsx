import { Form } from "@remix-run/react";
import { Icon } from "../../components/icon.tsx";
import { SubmitButton } from "../../components/submit-button.tsx";
import { TimeZoneOptions } from "../../components/time-zone-options.tsx";
import type { TimeZone } from "../../../server/domain/instant.ts";
import type { TimeZoneGroup } from "../../time-zones.ts";

/** Changes the zone in which the client reads times. The session itself stays where it is. */
export function TimeZoneForm({
  current,
  groups,
}: {
  readonly current: TimeZone;
  readonly groups: readonly TimeZoneGroup[];
}) {
  return (
    <details className="disclosure text-[0.9375rem]">
      <summary>
        <Icon name="chevron" className="chevron -ml-1 scale-75" />
        Read times in another time zone
      </summary>
      <Form method="post" preventScrollReset className="mt-1 mb-3 flex flex-wrap items-end gap-3">
        <div className="min-w-0 flex-1 basis-56">
          <label htmlFor="time-zone" className="label mb-1 block">
            Time zone
          </label>
          <select
            key={current}
            id="time-zone"
            name="timeZone"
            defaultValue={current}
            className="input"
            autoComplete="off"
          >
            <TimeZoneOptions groups={groups} />
          </select>
        </div>
        <SubmitButton name="intent" value="change-time-zone" busy="Changing…" look="button-quiet">
          Change
        </SubmitButton>
      </Form>
    </details>
  );
}
