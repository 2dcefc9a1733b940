import { createRandomSource, type RandomSource } from "../kit/random-source.ts";
import { createSandboxControl, type SandboxControl } from "../kit/sandbox.ts";
import { auditBooks, type Audit } from "./audit/audit-books.ts";
import { startBanks } from "./banks.ts";
import { signIn, signUp, type Guest } from "./enter-app.ts";
import { openInstallation, type InstallationPlan } from "./installation.ts";
import { startMishaps } from "./mishaps.ts";
import { readOffers } from "./offers.ts";
import { liveThrough } from "./person.ts";
import { startPrograms, type Programs } from "./programs.ts";
import { settle } from "./settle.ts";
import type { Scenario, ChaosFixture } from "./scenario.ts";
import { startFaultInjector } from "./fault-injector.ts";

export interface ChaosOptions extends InstallationPlan {
  readonly bookings: number;
  /** Decides what people do and which faults come. When a process dies is a matter of real time, and no seed repeats it. */
  readonly seed: number;
  readonly onStep?: (step: string) => void;
}

/** What happened, and what is wrong afterwards. */
export interface ChaosReport {
  readonly scenarios: readonly Scenario[];
  readonly plan: InstallationPlan;
  /** How often each process was killed. */
  readonly kills: readonly number[];
  /** How many connections to the database were cut. */
  readonly cuts: number;
  /** How often the database's server died. */
  readonly restarts: number;
  /** What people and providers were answered by whom. */
  readonly answers: ReadonlyMap<string, number>;
  /** How long it stormed, in seconds of real time. */
  readonly stormSeconds: number;
  /** What the sandbox has done to calls and deliveries, by kind, as far as its logs reach back. */
  readonly faults: ReadonlyMap<string, number>;
  /** How many webhooks met a receiver in which mood. */
  readonly receivers: ReadonlyMap<string, number>;
  readonly audit: Audit;
}

/** 24 at once: as many as press buttons at the same time in a busy app, and each in the middle of something when it dies. */
const PEOPLE_MAX = 24;
/** Far more than all of them together ask. */
const CALENDLY_CALLS_PER_MINUTE = 100_000;

/** People book while everything that can fail does, and the app is killed again and again; then the books are looked at. */
export async function liveThroughChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { bookings, seed, dialect, processes } = options;
  const step = options.onStep ?? (() => undefined);
  const installation = await openInstallation(options);
  let programs: Programs | null = null;
  try {
    const { database, env } = installation;
    const sandbox = createSandboxControl(installation.sandboxUrls);
    await sandbox.limitCalendly(CALENDLY_CALLS_PER_MINUTE);
    const people = await Promise.all(
      Array.from({ length: Math.min(bookings, PEOPLE_MAX) }, (_, number) =>
        signUp({ appUrl: installation.url, inboxUrl: installation.sandboxUrls.inbox }, number),
      ),
    );
    const offers = await readOffers(installation.url, sandbox);
    programs = await startPrograms(installation.url, createRandomSource([seed]));

    step(`${bookings} bookings by ${people.length} people, ${processes} x ${dialect}, seed ${seed}`);
    const began = Date.now();
    const faultInjector = startFaultInjector(sandbox, randomSourceOf(seed, 1));
    const mishaps = startMishaps(installation, sandbox, randomSourceOf(seed, 2));
    const banks = startBanks(sandbox, randomSourceOf(seed, 3));
    const fixture: ChaosFixture = { sandbox, banks, offers, seats: new Map() };
    const scenarios: Scenario[] = [];
    let begun = 0;
    const queue = async (client: Guest) => {
      while (countBookings(scenarios) < bookings) {
        scenarios.push(await liveThrough(fixture, client, randomSourceOf(seed, 4 + begun++)));
        if (scenarios.length % 20 === 0)
          step(`${countBookings(scenarios)} bookings, ${mishaps.kills().join(" + ")} kills`);
      }
    };
    try {
      await Promise.race([Promise.all(people.map(queue)), mishaps.failed]);
    } finally {
      await Promise.allSettled([mishaps.stop(), faultInjector.end(), banks.end()]);
    }
    await mishaps.stop();
    await banks.end();
    const faults = await countFaults(sandbox);
    await faultInjector.clear();
    const receivers = programs.figures();
    await programs.recover();
    const stormSeconds = Math.round((Date.now() - began) / 1000);
    const [kills, cuts, answers] = [mishaps.kills(), mishaps.cuts(), installation.figures()];
    const restarts = mishaps.restarts();

    step(`The storm is over after ${stormSeconds} s and ${kills.join(" + ")} kills`);
    const operator = await signIn(installation.url, "operator@example.com");
    await settle({ sandbox, operator, banks, db: database.kysely, onStep: step });
    const told = await programs.endReading();
    const audit = await auditBooks({ sandbox, operator, people, scenarios, programs: told, database, env });
    installation.expectAllUp();
    const plan: InstallationPlan = { dialect, processes };
    return { plan, scenarios, kills, cuts, restarts, answers, stormSeconds, faults, receivers, audit };
  } finally {
    await programs?.close();
    await installation.close();
  }
}

/** Who comes back to a booking that they left unpaid goes on with it: it is told of in two scenarios, and counts once. */
function countBookings(scenarios: readonly Scenario[]): number {
  return new Set(scenarios.flatMap(({ bookingId }) => bookingId ?? [])).size;
}

function randomSourceOf(seed: number, place: number): RandomSource {
  return createRandomSource([1 + ((seed + place * 104_729) % 0x7fffffff)]);
}

async function countFaults(sandbox: SandboxControl): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  const count = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const provider of ["stripe", "calendly", "mail"] as const) {
    for (const { fault } of await sandbox.listRequests(provider))
      count(fault === null ? `calls to ${provider}` : `calls to ${provider}: ${fault}`);
    for (const { state, attempts } of await sandbox.listDeliveries(provider)) {
      const isRepeated = state === "delivered" && attempts.length > 1;
      count(`deliveries of ${provider}: ${isRepeated ? "delivered, sent several times" : state}`);
    }
  }
  return counts;
}
