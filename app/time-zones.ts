import { parseTimeZone, type TimeZone } from "../server/domain/instant.ts";

/** Zones of one part of the world, as a list to choose from shows them. */
export interface TimeZoneGroup {
  readonly region: string;
  readonly zones: readonly { readonly name: TimeZone; readonly label: string }[];
}

/**
 * Every zone that this runtime knows, by region and city, and always the one given, whether listed or not.
 * Asked on the server only: two runtimes know different lists.
 */
export function listTimeZones(current: TimeZone): TimeZoneGroup[] {
  const known = [...Intl.supportedValuesOf("timeZone"), "UTC", current].map(parseTimeZone);
  // Two names of one zone are parsed to the same.
  const names = new Set(known.filter((zone) => zone !== null));
  const regions = new Map<string, { name: TimeZone; label: string }[]>();
  for (const name of [...names].sort()) {
    const slash = name.indexOf("/");
    const region = slash === -1 ? "Universal" : name.slice(0, slash);
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
