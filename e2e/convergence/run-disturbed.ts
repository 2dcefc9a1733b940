import { addMinutes, laterOf, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { reconcile } from "../../server/reconciliation/reconcile.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import type { Action } from "./actions.ts";
import { createRandomSource } from "../kit/random-source.ts";
import { disturb, type Disturber } from "./disturb.ts";
import { endOf, type FinalState } from "./final-state.ts";
import { passTime } from "./pass-time.ts";
import { personIn, type PersonInApp } from "./person.ts";
import type { AppFixture } from "./start-app-fixture.ts";
import { timetableOf, type Batch } from "./scenarios.ts";
import type { Done, OrderlyScenario } from "./run-orderly.ts";
import { whatIsSeen } from "./what-is-seen.ts";

/** 300 ms: what is not done by then waits for something that a disturbance keeps from it. */
const BREATH_MS = 300;
/** How often somebody tries what our page did not answer, or what was not possible yet. */
const TRIES = 5;
/** 15 s between two tries: past the first pauses of the worker. */
const TRY_AGAIN_MINUTES = 0.25;
/** 12 min: later than that, a disturbed run may be on the other side of an hour at which something ends. */
const LATE_MINUTES_MAX = 12;
/** 2 s between two steps when the clock is late already: as in the orderly run, nothing is done in the same second. */
const APART_MINUTES = 2 / 60;
/** 61 s: a dead process's leases have run out when the next one begins. */
const REVIVAL_MINUTES = 61 / 60;
/** 2 h and more end a hold. */
const LONG_WAIT_MINUTES = 2 * 60;
/** 24 h: in earnest the reconciler runs every hour; here it is late, but not by more than a day. */
const RECONCILED_AFTER_MINUTES = 24 * 60;

/** A debit that fails gives a day to pay; and nobody but Stripe tells of a checkout that was opened behind our back: we ask only for our own. */
const TOLD_BEFORE_THE_HOLD_ENDS: readonly Action["type"][] = ["pay_by_debit", "pay_second", "pay_wrong"];

/** How a scenario ended in spite of everything. */
export interface DisturbedScenario {
  readonly finalState: FinalState;
  /** What was seen or could be done otherwise than in the orderly run although everything was known by then: as wrong as another final state. */
  readonly detours: readonly string[];
  /** Where there was no time to let everything be known: from there on it is another scenario, and only that nothing is wrong is asked. */
  readonly partings: readonly string[];
}

/** Tells the same scenarios by their scripts, while deliveries are held, lost, doubled and mixed up, answers are lost, and the app dies. */
export async function runDisturbed(
  fixture: AppFixture,
  batch: Batch,
  orderly: readonly OrderlyScenario[],
  monday: Instant,
): Promise<ReadonlyMap<string, DisturbedScenario>> {
  const timetable = timetableOf(batch, monday);
  const disturber = disturb(fixture, createRandomSource(batch.disturbances));
  const tellings = orderly.map(({ scenario, script }) => ({
    person: personIn(fixture, scenario),
    script,
    detours: [] as string[],
    partings: [] as string[],
  }));
  let sinceReconciled = 0;
  for (const [step, at] of timetable.steps.entries()) {
    const wait = batch.waits[step] ?? 0;
    sinceReconciled += wait;
    if (wait >= LONG_WAIT_MINUTES) {
      await prepareLongWait(fixture, disturber, tellings);
      if (sinceReconciled >= RECONCILED_AFTER_MINUTES) {
        await disturber.calmly(() => reconcile(fixture.deps(), "operator"));
        sinceReconciled = wait;
      }
      await breathe(fixture);
    }
    await goOn(fixture, () => passTo(fixture, laterOf(at, addMinutes(fixture.now(), APART_MINUTES))));
    await breathe(fixture);
    await goOn(fixture, () => disturber.deliverSome());
    const latest = addMinutes(at, LATE_MINUTES_MAX);
    for (const { person, script, detours, partings } of tellings) {
      const done = script.find((one) => one.step === step);
      const diverged = done === undefined ? null : await repeat(fixture, disturber, person, done);
      if (diverged !== null) (fixture.now() > latest ? partings : detours).push(diverged);
    }
    await goOn(fixture, () => disturber.deliverSome());
    await breathe(fixture);
  }
  await disturber.end();
  await revive(fixture);
  const finalStates = await endOf(
    fixture,
    tellings.map(({ person }) => person),
    timetable,
  );
  return new Map(
    tellings.map(({ person, detours, partings }) => {
      const finalState = finalStates.get(person.email);
      invariant(finalState !== undefined, "every story ends");
      return [person.email, { finalState, detours, partings }];
    }),
  );
}

/** Time to work for the app. If it dies of it, it is started again. */
async function breathe(fixture: AppFixture): Promise<void> {
  await fixture.quiet(BREATH_MS).catch(() => undefined);
  await revive(fixture);
}

async function goOn(fixture: AppFixture, work: () => Promise<void>): Promise<void> {
  await revive(fixture);
  await work().catch(() => undefined);
  await revive(fixture);
}

/** A lease lasts longer than any call; here hours pass in no time, so what the living process has leased is waited for. */
async function passTo(fixture: AppFixture, at: Instant): Promise<void> {
  try {
    await passTime(fixture, at, async () => {
      await breathe(fixture);
      await fixture.handsFree();
    });
  } catch (error) {
    if (!fixture.isDead()) throw error;
    await revive(fixture);
    await passTo(fixture, at);
  }
}

async function revive(fixture: AppFixture): Promise<void> {
  if (!fixture.isDead()) return;
  await fixture.revive();
  await fixture.goTo(addMinutes(fixture.now(), REVIVAL_MINUTES));
}

/** What begins a hold, or ends one, must be known in time: it is counted from when we hear of it. */
async function prepareLongWait(
  fixture: AppFixture,
  disturber: Disturber,
  tellings: readonly { readonly person: PersonInApp; readonly script: readonly Done[] }[],
): Promise<void> {
  await disturber.calmly(async () => {
    await revive(fixture);
    for (const { person, script } of tellings) {
      if (script.some(({ action }) => TOLD_BEFORE_THE_HOLD_ENDS.includes(action.type)))
        await reportPayments(disturber, person);
    }
  });
}

/** By their browser, and by Stripe's deliveries about their checkouts. */
async function reportPayments(disturber: Disturber, person: PersonInApp): Promise<void> {
  await person.reportByBrowser();
  const isOfTheirs = isAbout(person);
  await disturber.deliverAbout(
    (delivery) => delivery.eventType.startsWith("checkout.session.") && isOfTheirs(delivery),
  );
}

/** Does again what was done in the orderly run. Null when it went the same way, else how it did not. */
async function repeat(
  fixture: AppFixture,
  disturber: Disturber,
  person: PersonInApp,
  done: Done,
): Promise<string | null> {
  const { action, seen } = done;
  for (let tried = 1; tried <= TRIES; tried++) {
    await revive(fixture);
    try {
      if (seen !== null) return await disturber.calmly(() => decide(fixture, disturber, person, done));
      if (action.type === "open_checkout") await person.reportByBrowser();
      // At last, when all is known, nothing is in the way.
      const isDone = await (tried === TRIES ? disturber.calmly(() => person.do(action)) : person.do(action));
      if (isDone) return null;
    } catch {
      // The page did not answer: they try again.
    }
    if (tried === TRIES - 1)
      await disturber.calmly(() => letAllBeKnown(fixture, disturber, person)).catch(() => undefined);
    else await passTo(fixture, addMinutes(fixture.now(), TRY_AGAIN_MINUTES));
    await breathe(fixture);
  }
  return `${action.type} was not possible`;
}

/** Decides when the same is seen as in the orderly run; what else is seen when everything is known, is a detour. */
async function decide(
  fixture: AppFixture,
  disturber: Disturber,
  person: PersonInApp,
  { action, seen }: Done,
): Promise<string | null> {
  const look = async () => whatIsSeen(action, await person.look(), person.atProviders());
  if ((await look()) !== seen) await letSomeBeKnown(fixture, disturber, person);
  if ((await look()) !== seen) await letAllBeKnown(fixture, disturber, person);
  const sees = await look();
  let isDone = await person.do(action);
  if (!isDone) {
    // What is seen as on its way must have arrived.
    await letAllBeKnown(fixture, disturber, person);
    isDone = await person.do(action);
  }
  if (sees !== seen) return `${action.type}: seen was ${sees ?? ""} instead of ${seen ?? ""}`;
  return isDone ? null : `${action.type} was not possible`;
}

/** What has been held back about somebody, or was lost, comes. */
async function letSomeBeKnown(fixture: AppFixture, disturber: Disturber, person: PersonInApp): Promise<void> {
  await disturber.deliverAbout(isAbout(person));
  await person.reportByBrowser();
  await breathe(fixture);
}

/** The same, and then the leases of the dead run out, and the reconciler comes. */
async function letAllBeKnown(fixture: AppFixture, disturber: Disturber, person: PersonInApp): Promise<void> {
  await revive(fixture);
  await letSomeBeKnown(fixture, disturber, person);
  await passTo(fixture, addMinutes(fixture.now(), REVIVAL_MINUTES));
  await breathe(fixture);
  await reconcile(fixture.deps(), "operator");
  await breathe(fixture);
}

function isAbout(person: PersonInApp): (delivery: Delivery) => boolean {
  const { charges } = person.atProviders();
  const names = [
    person.email,
    person.bookingId ?? person.email,
    ...charges.map((one) => one.paymentIntentId),
  ];
  return ({ body }) => names.some((name) => body.includes(name));
}
