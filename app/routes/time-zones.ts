import { listTimeZones } from "../time-zones.ts";

/** A day: the zones change with the runtime's version only. */
const HEADERS = { "content-type": "application/json", "cache-control": "public, max-age=86400" };

let body: string | null = null;

/** The names of all time zones, for a list that somebody opens. The same for everybody. */
export function loader() {
  body ??= JSON.stringify(listTimeZones());
  return new Response(body, { headers: HEADERS });
}
