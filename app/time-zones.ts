import { parseTimeZone, type TimeZone } from "../server/domain/instant.ts";

/** Zones of one part of the world, as a list to choose from shows them. */
export interface TimeZoneGroup {
  readonly region: string;
  readonly zones: readonly { readonly name: TimeZone; readonly label: string }[];
}

/**
 * Every zone that this runtime knows, by region and city, and always the one given: an older name is known but not listed.
 * Asked on the server only: two runtimes know different lists.
 */
export function listTimeZones(current: TimeZone): TimeZoneGroup[] {
  const names = new Set<string>([...Intl.supportedValuesOf("timeZone"), "UTC", current]);
  const regions = new Map<string, { name: TimeZone; label: string }[]>();
  for (const name of [...names].sort()) {
    const zone = parseTimeZone(name);
    if (zone === null) continue;
    const slash = name.indexOf("/");
    const region = slash === -1 ? "Universal" : name.slice(0, slash);
    const zones = regions.get(region) ?? [];
    zones.push({
      name: zone,
      label: name
        .slice(slash + 1)
        .replaceAll("_", " ")
        .replaceAll("/", ", "),
    });
    regions.set(region, zones);
  }
  return [...regions].map(([region, zones]) => ({ region, zones }));
}
