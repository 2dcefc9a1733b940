import { instant, timeZone, type Instant, type TimeZone } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";

/** Columns → domain values. All throw on what should never have been written: a row is believed no more than any other input. */

/** The value among `known` that stands in the column. */
export function readOneOf<Value extends string>(known: readonly Value[], text: string): Value {
  const value = known.find((candidate) => candidate === text);
  invariant(value !== undefined, `unknown value in a column: ${text}`);
  return value;
}

export function readInstantOrNull(text: string | null): Instant | null {
  return text === null ? null : instant(text);
}

/** Asking the runtime for a zone builds a formatter; each name is asked for once. */
const knownZones = new Map<string, TimeZone>();

export function readTimeZone(name: string): TimeZone {
  const known = knownZones.get(name);
  if (known !== undefined) return known;
  const zone = timeZone(name);
  knownZones.set(name, zone);
  return zone;
}
