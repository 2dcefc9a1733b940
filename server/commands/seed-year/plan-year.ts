import { randomFrom } from "../../../db/seed/random-from.ts";
import { YEAR_CLIENTS, type YearClient } from "../../../db/seed/year/year-clients.ts";
import { hourOfDay, localDate } from "../../domain/values/calendar-days.ts";
import {
  addMinutes,
  earlierOf,
  epochMsOf,
  instant,
  minutesBetween,
  type Instant,
} from "../../domain/values/instant.ts";
import { invariant } from "../../domain/values/invariant.ts";
import { noticeMinutesOf, type PlannedSession, type YearOutcome, type YearOffer } from "./planned-session.ts";

const DAY_MINUTES = 24 * 60;
const DAYS_BEHIND = 365;
const DAYS_AHEAD = 24;
/** 17:00: when working hours end. */
const CLOSES_AT_HOUR = 17;
/** 3 h: no session begins while the demo is being looked at for the first time. */
const FIRST_AHEAD_MINUTES = 3 * 60;

/** How likely a working day of each builder has a session when the year ends; it begins with less than half of that. */
const BUSYNESS: Readonly<Record<string, number>> = {
  "ada-okafor": 0.42,
  "kenji-mori": 0.26,
  "lena-fischer": 0.22,
  "ravi-menon": 0.25,
  "joana-carvalho": 0.2,
};
const BUSYNESS_OF_OTHERS = 0.17;

/** How many of a thousand end so; the rest is completed. */
const PRICED_OUTCOMES: readonly (readonly [YearOutcome, number])[] = [
  ["no_show", 30],
  ["canceled_early", 60],
  ["canceled_late", 40],
  ["canceled_too_late", 20],
  ["canceled_by_builder", 20],
  ["refunded_in_part", 15],
  ["refunded_whole", 10],
  ["hold_ended", 60],
  ["left", 45],
];
const FREE_OUTCOMES: readonly (readonly [YearOutcome, number])[] = [
  ["no_show", 60],
  ["canceled_early", 60],
  ["canceled_by_builder", 20],
  ["left", 100],
];
const GROUP_OUTCOMES: readonly (readonly [YearOutcome, number])[] = [
  ["no_show", 40],
  ["left", 80],
];

/** The sources of the sample funnel, and how many of a hundred come from each. */
const SOURCES = [
  ["direct", 40],
  ["site:linkedin.com", 28],
  ["utm:newsletter", 20],
  ["embed", 12],
] as const;

/** What the demo's own client has booked: some days behind (negative) or ahead, or on the next working day after. */
const OF_DEMO_CLIENT: readonly (readonly [
  builder: string,
  session: string,
  days: number,
  outcome: YearOutcome,
])[] = [
  ["chloe-tan", "pricing-workshop", -164, "refunded_in_part"],
  ["ada-okafor", "intro-call", -121, "completed"],
  ["sigrid-haugen", "threat-model", -97, "canceled_late"],
  ["ravi-menon", "slow-query", -66, "completed"],
  ["lena-fischer", "product-teardown", -38, "completed"],
  ["hannah-whitfield", "rewrite-together", -6, "completed"],
  ["joana-carvalho", "accessibility-review", 2, "to_come"],
  ["ada-okafor", "architecture-review", 6, "to_come"],
  ["tobias-brandt", "erstgespraech", 9, "to_come"],
];

/**
 * A year of sessions, growing towards its end, and some weeks of sessions to come: one a day and builder at most, in working hours. Pure: the same
 * instant, offers and client give the same year.
 */
export function planYear(
  now: Instant,
  offers: readonly YearOffer[],
  demoClient: YearClient,
): PlannedSession[] {
  const random = randomFrom(365);
  const taken = new Set<string>();
  const planned: PlannedSession[] = [];
  const add = (offer: YearOffer, day: string, more: { client?: YearClient; outcome?: YearOutcome }) => {
    taken.add(`${offer.builderSlug} ${day}`);
    const one = planSession(now, offer, day, { random, ...more });
    if (one !== null) planned.push({ ...one, number: planned.length });
  };
  for (const [builderSlug, sessionSlug, days, outcome] of OF_DEMO_CLIENT) {
    const offer = offers.find((one) => one.builderSlug === builderSlug && one.sessionSlug === sessionSlug);
    if (offer === undefined) continue;
    let day = dayAt(now, offer, days);
    while (!isWorkingDay(day) || taken.has(`${builderSlug} ${day}`)) day = dayAfter(day);
    add(offer, day, { client: demoClient, outcome });
  }
  for (const own of byBuilder(offers)) {
    for (let days = -DAYS_BEHIND; days <= DAYS_AHEAD; days += 1) {
      const [first] = own;
      if (first === undefined) continue;
      const day = dayAt(now, first, days);
      const growth = 0.4 + 0.6 * Math.min(1, (DAYS_BEHIND + days) / DAYS_BEHIND);
      const isBusy = random() < growth * (BUSYNESS[first.builderSlug] ?? BUSYNESS_OF_OTHERS);
      const offer = pickOffer(days < 0 ? own : own.filter(({ isOnSale }) => isOnSale), random);
      if (!isBusy || offer === null || !isWorkingDay(day) || taken.has(`${first.builderSlug} ${day}`))
        continue;
      add(offer, day, {});
    }
  }
  return withDisputes(planned, now);
}

function byBuilder(offers: readonly YearOffer[]): YearOffer[][] {
  const groups = new Map<string, YearOffer[]>();
  for (const offer of offers)
    groups.set(offer.builderSlug, [...(groups.get(offer.builderSlug) ?? []), offer]);
  return [...groups.values()];
}

/** Free calls are a third of what is booked where there are any. */
function pickOffer(offers: readonly YearOffer[], random: () => number): YearOffer | null {
  const wantsFree = random() < 0.34;
  const fitting = offers.filter(({ isFree }) => isFree === wantsFree);
  const among = fitting.length > 0 ? fitting : offers;
  return among[Math.floor(random() * among.length)] ?? null;
}

/** Null when it would be under way now, or begin at once. */
function planSession(
  now: Instant,
  offer: YearOffer,
  day: string,
  {
    random,
    client = oneOf(YEAR_CLIENTS, random),
    outcome: wanted,
  }: { readonly random: () => number; readonly client?: YearClient; readonly outcome?: YearOutcome },
): Omit<PlannedSession, "number"> | null {
  const hours = CLOSES_AT_HOUR - 9 - Math.ceil(offer.durationMinutes / 60) + 1;
  const startsAt = hourOfDay(day, 9 + Math.floor(random() * hours), offer.zone);
  const endsAt = addMinutes(startsAt, offer.durationMinutes);
  const isToCome = endsAt > now;
  const drawn = isToCome ? "to_come" : outcomeOf(offer, random());
  const lead = (1 + Math.floor(random() * 9)) * DAY_MINUTES + Math.floor(random() * 600);
  const moves = random() < 0.07;
  const isDeclinedFirst = random() < 0.05 && !offer.isFree;
  const source = weighted(SOURCES, random() * 100);
  if (isToCome && startsAt < addMinutes(now, FIRST_AHEAD_MINUTES)) return null;
  const outcome = wanted ?? (isRecent(startsAt, now) && drawn.startsWith("refunded") ? "completed" : drawn);
  invariant((outcome === "to_come") === isToCome, `${offer.sessionSlug} on ${day} has ended`);
  const movedFrom =
    moves && outcome === "completed" && !offer.isGroup ? addMinutes(startsAt, -7 * DAY_MINUTES) : null;
  const notice = noticeMinutesOf(outcome, offer.policy) ?? 0;
  const bookedBefore = Math.max(lead, notice + DAY_MINUTES, movedFrom === null ? 0 : 3 * DAY_MINUTES);
  const begunAt = addMinutes(movedFrom ?? startsAt, -bookedBefore);
  return {
    ...{ offer, client, outcome, startsAt, movedFrom, isDeclinedFirst, source },
    begunAt: wholeSecond(
      isToCome ? earlierOf(begunAt, addMinutes(now, -60 - Math.floor(lead / 3))) : begunAt,
    ),
  };
}

/** Whoever gives money back of their own accord does so some days later. */
function isRecent(startsAt: Instant, now: Instant): boolean {
  return startsAt > addMinutes(now, -4 * DAY_MINUTES);
}

function outcomeOf({ isFree, isGroup }: YearOffer, drawn: number): YearOutcome {
  const outcomes = isGroup ? GROUP_OUTCOMES : isFree ? FREE_OUTCOMES : PRICED_OUTCOMES;
  return weighted([...outcomes, ["completed", 1_000] as const], drawn * 1_000) ?? "completed";
}

function weighted<Item>(items: readonly (readonly [Item, number])[], drawn: number): Item | null {
  let left = drawn;
  for (const [item, weight] of items) {
    if (left < weight) return item;
    left -= weight;
  }
  return null;
}

/** One bank is asking about a session of the last weeks, and another has decided for its builder. */
function withDisputes(planned: readonly PlannedSession[], now: Instant): PlannedSession[] {
  const among = (slug: string, from: number, until: number) =>
    planned.find(({ outcome, offer, startsAt, client }) => {
      const days = minutesBetween(startsAt, now) / DAY_MINUTES;
      const isOfYear = YEAR_CLIENTS.includes(client);
      return (
        outcome === "completed" &&
        !offer.isFree &&
        offer.builderSlug === slug &&
        isOfYear &&
        days > from &&
        days < until
      );
    });
  const open = among("ada-okafor", 8, 60);
  const won = among("kenji-mori", 60, 115);
  return planned.map((one) => {
    if (one === open) return { ...one, outcome: "dispute_open" };
    return one === won ? { ...one, outcome: "dispute_won" } : one;
  });
}

function oneOf(clients: readonly YearClient[], random: () => number): YearClient {
  const client = clients[Math.floor(random() * clients.length)];
  invariant(client !== undefined, "somebody books");
  return client;
}

/** Stripe's instants are whole seconds. */
function wholeSecond(at: Instant): Instant {
  return instant(`${at.slice(0, "2026-03-02T10:00:00".length)}.000Z`);
}

function dayAt(now: Instant, { zone }: YearOffer, days: number): string {
  return localDate(addMinutes(now, days * DAY_MINUTES), zone);
}

function dayAfter(day: string): string {
  return addMinutes(instant(`${day}T00:00:00Z`), DAY_MINUTES).slice(0, day.length);
}

function isWorkingDay(day: string): boolean {
  // The first of January 1970 was a Thursday.
  const weekday = (Math.floor(epochMsOf(instant(`${day}T00:00:00Z`)) / 86_400_000) + 4) % 7;
  return weekday >= 1 && weekday <= 5;
}
