import fc from "fast-check";

/** Decides what a request is made of. */
export type Draw = <Value>(arbitrary: fc.Arbitrary<Value>) => Value;

/** The same seed and number decide alike, whatever other requests decided. */
export function createDraw(seed: number, number: number): Draw {
  let drawn = 0;
  return (arbitrary) => {
    drawn += 1;
    const own = mixed(seed ^ mixed(number * 2_654_435_761 + drawn));
    const [value] = fc.sample(arbitrary, { seed: own, numRuns: 1 });
    // One run, one value.
    return value as never;
  };
}

/** Spreads neighbours far apart: the finishing step of a well-known hash (murmur3). */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) | 0;
}

/** True in about so many of a hundred. */
export function chance(draw: Draw, percent: number): boolean {
  return draw(fc.noBias(fc.nat(99))) < percent;
}

/** Throws for an empty list. */
export function pick<Value>(draw: Draw, list: readonly Value[]): Value {
  const found = list[draw(fc.noBias(fc.nat(Math.max(0, list.length - 1))))];
  if (list.length === 0) throw new Error("There is nothing to pick from.");
  return found as Value;
}

/** The list in an order of its own. */
export function shuffled<Value>(draw: Draw, list: readonly Value[]): Value[] {
  return list
    .map((value) => ({ value, place: draw(fc.noBias(fc.nat())) }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}
