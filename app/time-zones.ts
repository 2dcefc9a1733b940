import { parseTimeZone, type TimeZone } from "../server/domain/values/instant.ts";

/** The zones of one region, as a list to choose from shows them. */
export interface TimeZoneGroup {
  /** `Europe`; null for a zone of no region: `UTC`. */
  readonly region: string | null;
  readonly zones: readonly { readonly name: TimeZone; readonly label: string }[];
}

/** Where a page's script gets the list: hundreds of names that few need are part of no page. */
export const TIME_ZONES_PATH = "/time-zones";

let known: readonly TimeZone[] | null = null;

/** Every zone that this runtime knows, in alphabetical order. On the server only: two runtimes know different ones. */
export function listTimeZones(): readonly TimeZone[] {
  // Once in a process: no request changes what it knows, and looking at each of them takes milliseconds. Two names of one zone are
  // parsed to the same.
  known ??= [
    ...new Set(
      [...Intl.supportedValuesOf("timeZone"), "UTC"].map(parseTimeZone).filter((zone) => zone !== null),
    ),
  ].sort();
  return known;
}

/** By region and city, and always the one given, whether listed or not. */
export function groupTimeZones(names: readonly TimeZone[], current: TimeZone): TimeZoneGroup[] {
  const regions = new Map<string | null, { name: TimeZone; label: string }[]>();
  for (const name of names.includes(current) ? names : [...names, current].sort()) {
    const slash = name.indexOf("/");
    const region = slash === -1 ? null : name.slice(0, slash);
    const zones = regions.get(region) ?? [];
    zones.push({
      name,
      label: name
        .slice(slash + 1)
        .replaceAll("_", " ")
        .replaceAll("/", ", "),
    });
    regions.set(region, zones);
  }
  return [...regions].map(([region, zones]) => ({ region, zones }));
}

/** Reads the answer of the list's address. Null when it is no list of names: the page then links to the list. */
export function timeZonesIn(answer: unknown): readonly TimeZone[] | null {
  if (!Array.isArray(answer) || answer.length === 0) return null;
  // The server has looked at each of them; this browser may know fewer.
  return answer.every((name): name is TimeZone => typeof name === "string") ? answer : null;
}
