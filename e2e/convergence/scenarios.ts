import fc from "fast-check";
import { addMinutes, type Instant } from "../../server/domain/values/instant.ts";
import { roomOf, startsOf, type OfferName } from "./offers.ts";

/** What chance decides about one scenario: what is bought, and a throw for each step. */
export interface ScenarioRandom {
  readonly offer: OfferName;
  readonly actions: readonly number[];
}

/** Scenarios that happen side by side in one fixture, by one clock. */
export interface Batch {
  readonly scenarios: readonly ScenarioRandom[];
  /** How long it is until each step, in minutes. */
  readonly waits: readonly number[];
  /** How long everything goes on after it has come to rest, in minutes. */
  readonly rest: number;
  /** What becomes of deliveries and calls in the disturbed run. Noughts disturb nothing. */
  readonly disturbances: readonly number[];
}

const STEPS = 10;
/** 02 past the hour: sessions begin at 00 or 30, and so do the tiers of their policy. What the two runs do lies well away from both. */
const BEGINS_AT_MINUTE = 5 * 60 + 2;
/** 3 s: Stripe dates a payment to the second, and whoever does two things in one second is given the benefit of the doubt. */
const AT_ONCE = 3 / 60;
/** The first steps follow each other closely, so that there is time to pay. */
const CLOSE_STEPS = 4;
const SHORT_WAITS = [AT_ONCE, AT_ONCE, 1, 1] as const;
/** Then a hold ends, as a rule: with what was paid in time known or not. */
const HOLD_ENDS = [1, 2 * 60, 2 * 60, 20 * 60] as const;
/** 2 h ends a hold, 20 h crosses a tier, 3 days are what a bank needs for a debit, 6 bring the session. */
const WAITS = [AT_ONCE, 1, 1, 2 * 60, 2 * 60, 2 * 60, 20 * 60, 3 * 24 * 60, 6 * 24 * 60] as const;
/** Whether the end is looked at when everything is settled, or when every session has taken place. */
const RESTS = [0, 0, 26 * 24 * 60] as const;
/** 3 h: past every hold, lease and pause. */
const SETTLED_MINUTES = 3 * 60;
const OFFER_CHANCES = ["clinic", "clinic", "clinic", "clinic", "review", "review", "intro"] as const;

const draw = fc.noBias(fc.nat({ max: 0xffff }));

const scenario: fc.Arbitrary<ScenarioRandom> = fc.record({
  offer: fc.constantFrom(...OFFER_CHANCES),
  actions: fc.array(draw, { minLength: STEPS, maxLength: STEPS }),
});

/** Chapters of so many scenarios. A failing one shrinks to fewer scenarios and disturbances, and its seed and path replay it. */
export function batches(scenariosMax: number): fc.Arbitrary<Batch> {
  return fc.record({
    scenarios: fc.array(scenario, { minLength: scenariosMax, maxLength: scenariosMax }),
    waits: fc
      .tuple(
        fc.array(fc.constantFrom(...SHORT_WAITS), { minLength: CLOSE_STEPS, maxLength: CLOSE_STEPS }),
        fc.constantFrom(...HOLD_ENDS),
        fc.array(fc.constantFrom(...WAITS), {
          minLength: STEPS - CLOSE_STEPS - 1,
          maxLength: STEPS - CLOSE_STEPS - 1,
        }),
      )
      .map(([close, holdEnd, far]) => [...close, holdEnd, ...far]),
    rest: fc.constantFrom(...RESTS),
    disturbances: fc.array(draw, { minLength: 40, maxLength: 40 }),
  });
}

/** A scenario with a place in the fixture: whose it is, and the times that are theirs. */
export interface AssignedScenario extends ScenarioRandom {
  readonly email: string;
  readonly starts: readonly Instant[];
}

/** Gives each scenario an address and times of its own. Scenarios that find no room are left out. */
export function assignment(batch: Batch, name: string, monday: Instant): AssignedScenario[] {
  const places = new Map<OfferName, number>();
  return batch.scenarios.flatMap((one, index) => {
    const place = places.get(one.offer) ?? 0;
    if (place >= roomOf(one.offer)) return [];
    places.set(one.offer, place + 1);
    const email = `story-${name}-${index}@example.com`;
    return [{ ...one, email, starts: startsOf(one.offer, place, monday) }];
  });
}

/** When it all happens. */
export interface Timetable {
  readonly steps: readonly Instant[];
  /** When everything that was ordered has come to rest, and the reconciler comes. */
  readonly settled: Instant;
  readonly end: Instant;
}

/** @param monday midnight, UTC, of the day on which the scenarios begin. */
export function timetableOf({ waits, rest }: Batch, monday: Instant): Timetable {
  let now = addMinutes(monday, BEGINS_AT_MINUTE);
  const steps = waits.map((wait) => (now = addMinutes(now, wait)));
  const settled = addMinutes(now, SETTLED_MINUTES);
  return { steps, settled, end: addMinutes(settled, rest) };
}

/** Midnight, UTC, of the first Monday after this instant. */
export function mondayAfter(at: Instant): Instant {
  const midnight = `${at.slice(0, 10)}T00:00:00.000Z` as Instant;
  const weekday = new Date(midnight).getUTCDay();
  return addMinutes(midnight, ((8 - weekday) % 7 || 7) * 24 * 60);
}
