import { html } from "hono/html";
import type { EventType } from "../state/calendly-state.ts";
import { durationsOf } from "../state/event-duration.ts";
import { hiddenFields, type Html } from "./page-layout.ts";
import { stepFields, type PageOptions } from "./page-options.ts";

/** How long it is to be, where the host leaves that to the invitee; nothing where there is one duration only. */
export function durationPicker(eventType: EventType, path: string, options: PageOptions): Html {
  const durations = durationsOf(eventType);
  if (durations.length < 2) return html``;
  return html`<form method="get" action="${path}" class="row">
    ${hiddenFields(options.carried.filter(([name]) => name !== "duration"))}
    ${hiddenFields(stepFields(options))}
    <div>
      <label for="duration">Duration</label>
      <select id="duration" name="duration">
        ${durations.map(
          (minutes) =>
            html`<option value="${minutes}" ${minutes === eventType.durationMinutes ? "selected" : ""}>
              ${minutes} min
            </option>`,
        )}
      </select>
    </div>
    <button type="submit">Change duration</button>
  </form>`;
}
