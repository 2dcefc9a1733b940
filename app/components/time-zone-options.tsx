import type { TimeZoneGroup } from "../time-zones.ts";

/** The zones of a list to choose from, by region. */
export function TimeZoneOptions({ groups }: { readonly groups: readonly TimeZoneGroup[] }) {
  return groups.map(({ region, zones }) => (
    <optgroup key={region} label={region}>
      {zones.map(({ name, label }) => (
        <option key={name} value={name}>
          {label}
        </option>
      ))}
    </optgroup>
  ));
}
