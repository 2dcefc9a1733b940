/** 10 %: the middle of a bucket is within 5 % of every value in it. */
const GROWTH = 1.1;

/** How many times fell into which bucket. Two of them add up, bucket by bucket, to that of both. */
export type TimeHistogram = ReadonlyMap<number, number>;

/** The bucket of a time in seconds, from 0 for everything up to one second. */
export function bucketOf(seconds: number): number {
  return seconds <= 1 ? 0 : Math.ceil(Math.log(seconds) / Math.log(GROWTH));
}

/** The middle of a bucket, in whole seconds: at most 5 % from every time in it (and half a second). */
export function secondsOf(bucket: number): number {
  return Math.round(bucket === 0 ? 1 : GROWTH ** (bucket - 0.5));
}

/**
 * The time within which that share of them lies (0.5: the median), within 5 %; null where there are none.
 * @param share above 0, at most 1.
 */
export function quantileOf(histogram: TimeHistogram, share: number): number | null {
  const buckets = [...histogram].filter(([, count]) => count > 0).sort(([one], [other]) => one - other);
  const rank = Math.ceil(buckets.reduce((sum, [, count]) => sum + count, 0) * share);
  let passed = 0;
  for (const [bucket, count] of buckets) {
    passed += count;
    if (passed >= rank) return secondsOf(bucket);
  }
  return null;
}
