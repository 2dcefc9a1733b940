import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";

/** What the scenarios are about: one offer in a currency without decimals, one with, and one that is free. */
export const OFFERS = {
  clinic: { builderSlug: "kenji-mori", slug: "code-clinic" },
  review: { builderSlug: "ada-okafor", slug: "architecture-review" },
  intro: { builderSlug: "ada-okafor", slug: "intro-call" },
} as const;
export type OfferName = keyof typeof OFFERS;

const HOUR = 60;
const DAY = 24 * HOUR;

/**
 * Where an offer's times lie, in minutes: the first start of a day in UTC, the way to the next, and how many fit, in summer as in winter;
 * and the days, counted from the Monday on which a group of scenarios begins.
 */
const GRIDS = {
  clinic: { first: 0, step: 30, rows: 16, days: [1, 2, 3] },
  review: { first: 14 * HOUR, step: HOUR, rows: 7, days: [0, 2] },
  intro: { first: 14 * HOUR, step: 30, rows: 13, days: [3] },
} as const satisfies Record<OfferName, unknown>;

/** Some hours or days ahead (every tier of the policy), a week later (delayed payments are offered), and one more: a session can be moved from one to the next. */
const STARTS_PER_SCENARIO = 3;

/** How many scenarios at once can have times of their own. */
export function roomOf(offer: OfferName): number {
  const { rows, days } = GRIDS[offer];
  return rows * days.length;
}

/**
 * The times that are this scenario's alone, soonest first.
 * @param place the how-manieth scenario of this offer it is.
 * @param monday midnight, UTC, of the day on which the scenarios begin.
 */
export function startsOf(offer: OfferName, place: number, monday: Instant): readonly Instant[] {
  const { first, step, rows, days } = GRIDS[offer];
  const day = days[Math.floor(place / rows) % days.length] ?? days[0];
  return Array.from({ length: STARTS_PER_SCENARIO }, (_, week) =>
    addMinutes(monday, (day + 7 * week) * DAY + first + (place % rows) * step),
  );
}
