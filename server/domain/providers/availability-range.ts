import { addMinutes, type Instant } from "../values/instant.ts";

/** 30 days, a little less than the 31 that Calendly answers for at once. */
const RANGE_TO_MINUTES = 30 * 24 * 60;
/** 2 min: Calendly wants the range to start in the future, on its own clock; ours may be a minute slow before that is reported. */
const RANGE_FROM_MINUTES = 2;

/** The weeks ahead in which clients can book, as a range that Calendly answers for in one request. */
export function availabilityRange(now: Instant): { readonly from: Instant; readonly to: Instant } {
  return { from: addMinutes(now, RANGE_FROM_MINUTES), to: addMinutes(now, RANGE_TO_MINUTES) };
}
