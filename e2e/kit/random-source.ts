/** What chance decides, thrown beforehand so that a failing run can be replayed and shrunk. A nought always decides for the quiet way. */
export interface RandomSource {
  /** From 0 to `sides` − 1. */
  roll(sides: number): number;
  /** True in about so many of a hundred; never for a nought. */
  chance(percent: number): boolean;
}

/** Goes through the throws again and again; each time round they mean something else. */
export function createRandomSource(thrown: readonly number[]): RandomSource {
  let count = 0;
  function next(): number {
    const value = thrown[count % Math.max(1, thrown.length)] ?? 0;
    const round = Math.floor(count / Math.max(1, thrown.length));
    count += 1;
    return value === 0 ? 0 : mixed(value + round * 7919 + count);
  }
  return {
    roll: (sides) => next() % sides,
    chance: (percent) => {
      const value = next();
      return value !== 0 && value % 100 < percent;
    },
  };
}

/** Spreads neighbours far apart: the finishing step of a well-known hash (murmur3). Never 0. */
function mixed(value: number): number {
  let hash = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) + 1;
}
