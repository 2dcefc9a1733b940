import { addMinutes, laterOf, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { reconcile } from "../../server/reconciliation/reconcile.ts";
import type { Delivery } from "../../server/sandbox/kernel/kernel.ts";
import type { Deed } from "./deeds.ts";
import { createDice } from "./dice.ts";
import { disturb, type Disturber } from "./disturb.ts";
import { endOf, type Ending } from "./ending.ts";
import { passTime } from "./pass-time.ts";
import { personIn, type PersonInWorld } from "./person.ts";
import type { World } from "./start-world.ts";
import { timetableOf, type Chapter } from "./stories.ts";
import type { Done, OrderlyStory } from "./tell-orderly.ts";
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
const TOLD_BEFORE_THE_HOLD_ENDS: readonly Deed["type"][] = ["pay_by_debit", "pay_second", "pay_wrong"];

/** How a story ended in spite of everything. */
export interface DisturbedStory {
  readonly ending: Ending;
  /** What was seen or could be done otherwise than in the orderly run although everything was known by then: as wrong as another ending. */
  readonly detours: readonly string[];
  /** Where there was no time to let everything be known: from there on it is another story, and only that nothing is wrong is asked. */
  readonly partings: readonly string[];
}

/** Tells the same stories by their scripts, while deliveries are held, lost, doubled and mixed up, answers are lost, and the app dies. */
export async function tellDisturbed(
  world: World,
  chapter: Chapter,
  orderly: readonly OrderlyStory[],
  monday: Instant,
): Promise<ReadonlyMap<string, DisturbedStory>> {
  const timetable = timetableOf(chapter, monday);
  const disturber = disturb(world, createDice(chapter.disturbances));
  const tellings = orderly.map(({ story, script }) => ({
    person: personIn(world, story),
    script,
    detours: [] as string[],
    partings: [] as string[],
  }));
  let sinceReconciled = 0;
  for (const [step, at] of timetable.steps.entries()) {
    const wait = chapter.waits[step] ?? 0;
    sinceReconciled += wait;
    if (wait >= LONG_WAIT_MINUTES) {
      await prepareLongWait(world, disturber, tellings);
      if (sinceReconciled >= RECONCILED_AFTER_MINUTES) {
        await disturber.calmly(() => reconcile(world.deps(), "operator"));
        sinceReconciled = wait;
      }
      await breathe(world);
    }
    await goOn(world, () => passTo(world, laterOf(at, addMinutes(world.now(), APART_MINUTES))));
    await breathe(world);
    await goOn(world, () => disturber.deliverSome());
    const latest = addMinutes(at, LATE_MINUTES_MAX);
    for (const { person, script, detours, partings } of tellings) {
      const done = script.find((one) => one.step === step);
      const strayed = done === undefined ? null : await repeat(world, disturber, person, done);
      if (strayed !== null) (world.now() > latest ? partings : detours).push(strayed);
    }
    await goOn(world, () => disturber.deliverSome());
    await breathe(world);
  }
  await disturber.end();
  await revive(world);
  const endings = await endOf(
    world,
    tellings.map(({ person }) => person),
    timetable,
  );
  return new Map(
    tellings.map(({ person, detours, partings }) => {
      const ending = endings.get(person.email);
      invariant(ending !== undefined, "every story ends");
      return [person.email, { ending, detours, partings }];
    }),
  );
}

/** Time to work for the app. If it dies of it, it is started again. */
async function breathe(world: World): Promise<void> {
  await world.quiet(BREATH_MS).catch(() => undefined);
  await revive(world);
}

async function goOn(world: World, work: () => Promise<void>): Promise<void> {
  await revive(world);
  await work().catch(() => undefined);
  await revive(world);
}

/** A lease lasts longer than any call; here hours pass in no time, so what the living process has leased is waited for. */
async function passTo(world: World, at: Instant): Promise<void> {
  try {
    await passTime(world, at, async () => {
      await breathe(world);
      await world.handsFree();
    });
  } catch (error) {
    if (!world.isDead()) throw error;
    await revive(world);
    await passTo(world, at);
  }
}

async function revive(world: World): Promise<void> {
  if (!world.isDead()) return;
  await world.revive();
  await world.goTo(addMinutes(world.now(), REVIVAL_MINUTES));
}

/** What begins a hold, or ends one, must be known in time: it is counted from when we hear of it. */
async function prepareLongWait(
  world: World,
  disturber: Disturber,
  tellings: readonly { readonly person: PersonInWorld; readonly script: readonly Done[] }[],
): Promise<void> {
  await disturber.calmly(async () => {
    await revive(world);
    for (const { person, script } of tellings) {
      if (script.some(({ deed }) => TOLD_BEFORE_THE_HOLD_ENDS.includes(deed.type)))
        await tellOfPayments(disturber, person);
    }
  });
}

/** By their browser, and by Stripe's deliveries about their checkouts. */
async function tellOfPayments(disturber: Disturber, person: PersonInWorld): Promise<void> {
  await person.tellByBrowser();
  const isOfTheirs = isAbout(person);
  await disturber.deliverAbout(
    (delivery) => delivery.eventType.startsWith("checkout.session.") && isOfTheirs(delivery),
  );
}

/** Does again what was done in the orderly run. Null when it went the same way, else how it did not. */
async function repeat(
  world: World,
  disturber: Disturber,
  person: PersonInWorld,
  done: Done,
): Promise<string | null> {
  const { deed, seen } = done;
  for (let tried = 1; tried <= TRIES; tried++) {
    await revive(world);
    try {
      if (seen !== null) return await disturber.calmly(() => decide(world, disturber, person, done));
      if (deed.type === "open_checkout") await person.tellByBrowser();
      // At last, when all is known, nothing is in the way.
      const isDone = await (tried === TRIES ? disturber.calmly(() => person.do(deed)) : person.do(deed));
      if (isDone) return null;
    } catch {
      // The page did not answer: they try again.
    }
    if (tried === TRIES - 1)
      await disturber.calmly(() => letAllBeKnown(world, disturber, person)).catch(() => undefined);
    else await passTo(world, addMinutes(world.now(), TRY_AGAIN_MINUTES));
    await breathe(world);
  }
  return `${deed.type} was not possible`;
}

/** Decides when the same is seen as in the orderly run; what else is seen when everything is known, is a detour. */
async function decide(
  world: World,
  disturber: Disturber,
  person: PersonInWorld,
  { deed, seen }: Done,
): Promise<string | null> {
  const look = async () => whatIsSeen(deed, await person.look(), person.atProviders());
  if ((await look()) !== seen) await letSomeBeKnown(world, disturber, person);
  if ((await look()) !== seen) await letAllBeKnown(world, disturber, person);
  const sees = await look();
  let isDone = await person.do(deed);
  if (!isDone) {
    // What is seen as on its way must have arrived.
    await letAllBeKnown(world, disturber, person);
    isDone = await person.do(deed);
  }
  if (sees !== seen) return `${deed.type}: seen was ${sees ?? ""} instead of ${seen ?? ""}`;
  return isDone ? null : `${deed.type} was not possible`;
}

/** What has been held back about somebody, or was lost, comes. */
async function letSomeBeKnown(world: World, disturber: Disturber, person: PersonInWorld): Promise<void> {
  await disturber.deliverAbout(isAbout(person));
  await person.tellByBrowser();
  await breathe(world);
}

/** The same, and then the leases of the dead run out, and the reconciler comes. */
async function letAllBeKnown(world: World, disturber: Disturber, person: PersonInWorld): Promise<void> {
  await revive(world);
  await letSomeBeKnown(world, disturber, person);
  await passTo(world, addMinutes(world.now(), REVIVAL_MINUTES));
  await breathe(world);
  await reconcile(world.deps(), "operator");
  await breathe(world);
}

function isAbout(person: PersonInWorld): (delivery: Delivery) => boolean {
  const { charges } = person.atProviders();
  const names = [
    person.email,
    person.bookingId ?? person.email,
    ...charges.map((one) => one.paymentIntentId),
  ];
  return ({ body }) => names.some((name) => body.includes(name));
}
