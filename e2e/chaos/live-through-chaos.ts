import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openDatabase } from "../../db/open-database.ts";
import { addMinutes } from "../../server/domain/instant.ts";
import { invariant } from "../../server/domain/invariant.ts";
import { startDemo, type Demo } from "../../server/demo-environment.ts";
import { createDice, type Dice } from "../convergence/dice.ts";
import { createSandboxControl, type SandboxControl } from "../wire/sandbox-control.ts";
import { auditBooks, type Audit } from "./audit-books.ts";
import { startBanks } from "./banks.ts";
import { signIn, signUp, type Guest } from "./enter-app.ts";
import { pause } from "./pause.ts";
import { liveThrough } from "./person.ts";
import { settle } from "./settle.ts";
import type { Offer, Story, Surroundings } from "./story.ts";
import { startWeather } from "./weather.ts";

export interface ChaosOptions {
  readonly bookings: number;
  /** Decides what people do and which faults come. When the process dies is a matter of real time, and no seed repeats it. */
  readonly seed: number;
  readonly onStep?: (step: string) => void;
}

/** What happened, and what is wrong afterwards. */
export interface ChaosReport {
  readonly stories: readonly Story[];
  readonly kills: number;
  /** How long it stormed, in seconds of real time. */
  readonly stormSeconds: number;
  /** What the sandbox has done to calls and deliveries, by kind, as far as its logs reach back. */
  readonly faults: ReadonlyMap<string, number>;
  readonly audit: Audit;
}

/** 24 at once: as many as press buttons at the same time in a busy app, and each in the middle of something when it dies. */
const PEOPLE_MAX = 24;
/** 0.5 to 4.5 s after it is up: in the middle of what everybody asks as soon as it is, or a little later. */
const LIFE_MS_MIN = 500;
const LIFE_MS_SPREAD = 4_000;
/** Each second of real time is 5 to 35 here, so that leases and pauses come to an end, and now and then a hold. */
const TICK_MS = 1_000;
const STEP_MS_MIN = 5_000;
const STEP_MS_SPREAD = 30_000;
/** Far more than all of them together ask. */
const CALENDLY_CALLS_PER_MINUTE = 100_000;
/** Sessions lie 3 days ahead or more: none begins while it storms. */
const FROM_DAYS = 3;
/** Calendly tells a month of times at once; two have room for some hundred sessions. */
const MONTHS = [0, 1] as const;
const MONTH_DAYS = 28;
const DAY_MINUTES = 24 * 60;

const SETTINGS = {
  SIGN_INS_PER_TEN_MINUTES_MAX: "100000",
  REQUESTS_PER_MINUTE_MAX: "1000000",
  BOOKINGS_PER_DAY_MAX: "10000",
  LOG_LEVEL: "silent",
};

const ON_OFFER = [
  {
    builder: "ada-okafor",
    email: "ada@builders.example",
    slug: "architecture-review",
    token: "sandbox-pat-ada",
  },
  { builder: "kenji-mori", email: "kenji@builders.example", slug: "code-clinic", token: "sandbox-pat-kenji" },
  { builder: "kenji-mori", email: "kenji@builders.example", slug: "code-clinic", token: "sandbox-pat-kenji" },
  {
    builder: "kenji-mori",
    email: "kenji@builders.example",
    slug: "product-deep-dive",
    token: "sandbox-pat-kenji",
  },
  { builder: "ada-okafor", email: "ada@builders.example", slug: "intro-call", token: "sandbox-pat-ada" },
  {
    builder: "lena-fischer",
    email: "lena@builders.example",
    slug: "open-office-hour",
    token: "sandbox-pat-lena",
  },
] as const;

/** People book while everything that can fail does, and the app is killed again and again; then the books are looked at. */
export async function liveThroughChaos({ bookings, seed, onStep }: ChaosOptions): Promise<ChaosReport> {
  const step = onStep ?? (() => undefined);
  const folder = mkdtempSync(path.join(tmpdir(), "booking-chaos-"));
  const demo = await startDemo({
    port: 0,
    sandboxPorts: "any",
    databaseFile: path.join(folder, "chaos.sqlite"),
    app: "built",
    settings: SETTINGS,
  });
  const database = openDatabase(demo.env["DATABASE_URL"] ?? "");
  try {
    const sandbox = createSandboxControl(demo.sandboxUrls);
    await sandbox.limitCalendly(CALENDLY_CALLS_PER_MINUTE);
    const people = await Promise.all(
      Array.from({ length: Math.min(bookings, PEOPLE_MAX) }, (_, number) => signUp(demo.appUrl, number)),
    );
    const offers = await readOffers(demo, sandbox);

    step(`${bookings} bookings by ${people.length} people, seed ${seed}`);
    const began = Date.now();
    const weather = startWeather(sandbox, diceOf(seed, 1));
    const mishaps = startMishaps(demo, sandbox, diceOf(seed, 2));
    const banks = startBanks(sandbox, diceOf(seed, 3));
    const world: Surroundings = { sandbox, banks, offers, seats: new Map() };
    const stories: Story[] = [];
    let begun = 0;
    const queue = async (client: Guest) => {
      while (countBookings(stories) < bookings) {
        stories.push(await liveThrough(world, client, diceOf(seed, 4 + begun++)));
        if (stories.length % 20 === 0) step(`${countBookings(stories)} bookings, ${mishaps.kills()} kills`);
      }
    };
    try {
      await Promise.race([Promise.all(people.map(queue)), mishaps.failed]);
    } finally {
      await Promise.allSettled([mishaps.stop(), weather.end(), banks.end()]);
    }
    const kills = await mishaps.stop();
    await banks.end();
    const faults = await countFaults(sandbox);
    await weather.clear();
    const stormSeconds = Math.round((Date.now() - began) / 1000);

    step(`The storm is over after ${stormSeconds} s and ${kills} kills`);
    const operator = await signIn(demo.appUrl, "operator@example.com");
    await settle({ sandbox, operator, banks, db: database.kysely, onStep: step });
    const audit = await auditBooks({ sandbox, operator, people, stories, database, env: demo.env });
    return { stories, kills, stormSeconds, faults, audit };
  } finally {
    await database.close();
    await demo.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Who comes back to a booking that they left unpaid goes on with it: it is told of in two stories, and counts once. */
function countBookings(stories: readonly Story[]): number {
  return new Set(stories.flatMap(({ bookingId }) => bookingId ?? [])).size;
}

function diceOf(seed: number, place: number): Dice {
  return createDice([1 + ((seed + place * 104_729) % 0x7fffffff)]);
}

async function readOffers(demo: Demo, sandbox: SandboxControl): Promise<readonly Offer[]> {
  const builders = new Map<string, Guest>();
  for (const email of new Set(ON_OFFER.map((one) => one.email))) {
    builders.set(email, await signIn(demo.appUrl, email));
  }
  const { eventTypes } = await sandbox.calendlyLedger();
  const now = await sandbox.now();
  return Promise.all(
    ON_OFFER.map(async ({ builder: slug, email, slug: offer, token }): Promise<Offer> => {
      const builder = builders.get(email);
      const eventType = eventTypes.find((one) => one.slug === offer);
      invariant(builder !== undefined && eventType !== undefined, `the demo sells ${offer}`);
      const { sessionTypes } = await builder.api.builder.profile.query({ slug });
      const sold = sessionTypes.find((one) => one.slug === offer);
      invariant(sold !== undefined, `${offer} is on sale`);
      const months = MONTHS.map((month) => {
        const from = addMinutes(now, (FROM_DAYS + month * MONTH_DAYS) * DAY_MINUTES);
        return sandbox.listOpenTimes(token, eventType.uri, from, addMinutes(from, MONTH_DAYS * DAY_MINUTES));
      });
      return {
        sessionTypeId: sold.id,
        eventTypeUri: eventType.uri,
        builder,
        kind: eventType.kind,
        isFree: sold.price.amountMinor === 0,
        times: (await Promise.all(months)).flat(),
      };
    }),
  );
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

/** The app dies and comes back, again and again, and the clock goes on. */
function startMishaps(demo: Demo, sandbox: SandboxControl, dice: Dice) {
  let isOver = false;
  let kills = 0;

  async function kill(): Promise<void> {
    while (!isOver) {
      await pause(LIFE_MS_MIN + dice.roll(LIFE_MS_SPREAD));
      await demo.killApp("SIGKILL");
      kills += 1;
      await demo.startApp();
    }
  }
  async function tick(): Promise<void> {
    while (!isOver) {
      await pause(TICK_MS);
      await sandbox.advance({ ms: STEP_MS_MIN + dice.roll(STEP_MS_SPREAD) });
    }
  }

  const running = Promise.all([kill(), tick()]);
  return {
    kills: () => kills,
    /** Never resolves; rejects when the app does not come up again. */
    failed: running.then(() => new Promise<never>(() => undefined)),
    /** Resolves to how often it died, with the app up. */
    async stop() {
      isOver = true;
      await running;
      return kills;
    },
  };
}
