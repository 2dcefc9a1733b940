/**
 * The number of the rules by which the machine decides today. It stands in each line of history, so that a line is read by the rules that it was
 * written under. Lines without one are from before they were numbered: 1.
 *
 * 2: a rejected time is dated by when it was booked, and changes nothing any more when that was after the start; a lost dispute settles no more
 * of a refund obligation than the bank took.
 *
 * 3: a refund or a lost dispute that stands silently for a part of what policy wants, because an obligation was written smaller by it, settles
 * no other obligation with that part. A decided dispute settles what waits with what an earlier one took, too.
 */
export const MACHINE_RULES = 3;

/** An event under the rules of its line; without a number, under today's. */
export interface UnderRules {
  readonly rules?: number | undefined;
}

/** Whether an event is decided under these rules, or under later ones. */
export function isUnderRules({ rules = MACHINE_RULES }: UnderRules, since: number): boolean {
  return rules >= since;
}
