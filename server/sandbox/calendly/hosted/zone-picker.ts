import { html, raw } from "hono/html";
import { hiddenFields, type Html } from "./page-layout.ts";
import { stepFields, type PageOptions } from "./page-options.ts";

const COMMON_ZONES = [
  "Pacific/Honolulu",
  "America/Anchorage",
  "America/Los_Angeles",
  "America/Denver",
  "America/Phoenix",
  "America/Chicago",
  "America/New_York",
  "America/Halifax",
  "America/Sao_Paulo",
  "UTC",
  "Europe/London",
  "Europe/Lisbon",
  "Europe/Paris",
  "Europe/Berlin",
  "Europe/Warsaw",
  "Europe/Helsinki",
  "Africa/Lagos",
  "Africa/Cairo",
  "Africa/Johannesburg",
  "Africa/Nairobi",
  "Asia/Dubai",
  "Asia/Karachi",
  "Asia/Kolkata",
  "Asia/Bangkok",
  "Asia/Singapore",
  "Asia/Shanghai",
  "Asia/Tokyo",
  "Asia/Seoul",
  "Australia/Sydney",
  "Pacific/Auckland",
];

/** Shows the browser's own zone when the URL chose none; runs before the first paint. Nothing to do without scripts. */
export function browserZoneScript(options: PageOptions): Html {
  if (options.timeZoneChosen) return html``;
  return html`<script>
    ${raw(`(() => {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!zone || zone === ${JSON.stringify(options.timeZone)}) return;
  const url = new URL(location.href);
  if (url.searchParams.has("timezone")) return;
  url.searchParams.set("timezone", zone);
  window.leavingForTimeZone = true;
  document.documentElement.style.visibility = "hidden";
  location.replace(url);
})();`)};
  </script>`;
}

/** In which zone times are shown. The day and the month that are open stay open. */
export function zonePicker(path: string, options: PageOptions): Html {
  const zones = [...new Set([options.timeZone, ...COMMON_ZONES])];
  const carried = options.carried.filter(([name]) => name !== "timezone");
  return html`<form method="get" action="${path}" class="zone">
    ${hiddenFields([...carried, ...stepFields(options)])}
    <div>
      <label for="timezone">Time zone</label>
      <select id="timezone" name="timezone">
        ${zones.map(
          (zone) =>
            html`<option value="${zone}" ${zone === options.timeZone ? "selected" : ""}>
              ${zone.replaceAll("_", " ")}
            </option>`,
        )}
      </select>
    </div>
    <button type="submit">Change time zone</button>
  </form>`;
}
