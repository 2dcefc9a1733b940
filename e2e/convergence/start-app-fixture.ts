import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { vi } from "vitest";
import { confirmedAccount, testAddress } from "../../server/auth/test-accounts.ts";
import { listDueBookings } from "../../db/bookings/lists/booking-lists.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { UserId } from "../../server/domain/values/ids.ts";
import { epochMsOf, instantFromEpochMs, type Instant } from "../../server/domain/values/instant.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { SessionType } from "../../server/domain/offer/session-type.ts";
import type { Actor } from "../../server/routers/procedure-context.ts";
import { type AppCaller } from "../../server/routers/root.ts";
import { startSandbox, type Sandbox } from "../../server/sandbox/start-sandbox.ts";
import { seedDemo } from "../../server/commands/seed-demo.ts";
import { ENDPOINTS_ALONE, freePort, TEST_WEBHOOK_SECRET, testEnv } from "../../server/test-app.ts";
import { openServices, type Services } from "../../server/open-services.ts";
import { composeApp, type RunningApp } from "../../server/compose.ts";

import { OFFERS, type OfferName } from "./offers.ts";
import { callerOf as callerOfApp } from "../kit/people.ts";

/** 20 s: far beyond what any event takes on a busy machine; an event that is not there by then will not come. */
const WAIT_MS_MAX = 20_000;
/** 3 s: longer than a call takes that is under way; after that the lease is a dead process's. */
const HANDS_MS_MAX = 3_000;
const POLL_MS = 12;
/** In memory where there is such a folder: what a power cut would do to the disk is not the matter here. */
const FOLDER = existsSync("/dev/shm") ? "/dev/shm" : tmpdir();
/** Far more than a minute of scenarios needs: Calendly's limit is tried elsewhere. */
const CALENDLY_CALLS_PER_MINUTE = 1_000_000;

/** Providers, and the app as it is wired in earnest among them, which can be killed and started again on its file. */
export interface AppFixture {
  readonly sandbox: Sandbox;
  readonly offers: Readonly<Record<OfferName, SessionType>>;
  /** Of the app that runs now. */
  db(): Queryable;
  deps(): RunningApp["deps"];
  now(): Instant;
  callerOf(actor: Actor): AppCaller;
  builderOf(offer: OfferName): AppCaller;
  /** An account of this address. */
  accountOf(email: string, name: string): Promise<UserId>;
  /** Calls the sandbox's control routes. Null when they refuse with a 4xx. */
  tryControl<Answer>(
    provider: "calendly" | "stripe",
    method: string,
    route: string,
    body?: unknown,
  ): Promise<Answer | null>;
  /** Moves everybody's clock to this instant, unless it is past, and resolves when the app has noticed. */
  goTo(at: Instant): Promise<void>;
  /** The next moment for which something waits in the app's books: a deadline, another try, the end of a lease. Rejects while the app is dead. */
  nextAwaited(): Promise<Instant | null>;
  /** Resolves when the worker has nothing leased, or has had it for very long. */
  handsFree(): Promise<void>;
  /** Resolves when no delivery is under way, no deadline has passed, and the worker has nothing left to do now. Rejects when that does not come. */
  quiet(waitMsMax?: number): Promise<void>;
  /** The process is gone at once: whatever was not committed is lost, and nothing more is written. Returns at once; safe to call twice. */
  kill(): void;
  isDead(): boolean;
  /** Starts the app again on what the dead one has left. */
  revive(): Promise<void>;
  stop(): Promise<void>;
}

interface Instance {
  readonly services: Services;
  readonly app: RunningApp;
}

/** Starts a fixture of its own, seeded with the demo's builders. */
export async function startAppFixture(): Promise<AppFixture> {
  const folder = mkdtempSync(path.join(FOLDER, "booking-convergence-"));
  const sandbox = await startSandbox();
  const env = testEnv(sandbox, await freePort(), folder, { BOOKINGS_PER_DAY_MAX: "1000" });
  let instance = await layInstance();
  let isDead = false;
  const dying: Promise<unknown>[] = [];

  async function layInstance(): Promise<Instance> {
    const services = await openServices(env);
    const app = composeApp(services, {
      mode: "production",
      loadBuild: () => Promise.resolve(ENDPOINTS_ALONE),
      staticFiles: (_request, _response, next) => next(),
    });
    return { services, app };
  }

  async function tryControl<Answer>(
    provider: "calendly" | "stripe",
    method: string,
    route: string,
    body?: unknown,
  ): Promise<Answer | null> {
    const response = await sandbox[provider].control.request(route, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      headers: { "content-type": "application/json" },
    });
    const text = await response.text();
    invariant(response.status < 500, `the sandbox answered ${response.status} to ${route}: ${text}`);
    if (!response.ok) return null;
    return (text === "" ? {} : JSON.parse(text)) as Answer;
  }

  const db = () => instance.services.database.kysely;

  async function expectNothingLeased(): Promise<void> {
    if (isDead) return;
    const now = instance.services.clock.now();
    for (const table of ["inbox", "outbox"] as const) {
      const row = await db()
        .selectFrom(table)
        .select("lease")
        .where("completed_at", "is", null)
        .where("dead_at", "is", null)
        .where("leased_until", ">", now)
        .executeTakeFirst();
      invariant(row === undefined, `nothing of the ${table} is in hand`);
    }
  }

  /** What the worker has leased or may take now; what waits for its time is left out. */
  async function expectNoObligation(): Promise<void> {
    const now = instance.services.clock.now();
    for (const table of ["inbox", "outbox"] as const) {
      const row = await db()
        .selectFrom(table)
        .select("next_attempt_at")
        .where("completed_at", "is", null)
        .where("dead_at", "is", null)
        .where((eb) => eb.or([eb("next_attempt_at", "<=", now), eb("lease", "is not", null)]))
        .executeTakeFirst();
      invariant(row === undefined, `nothing in the ${table} is due`);
    }
    const [overdue] = await listDueBookings(db(), now, 1);
    invariant(overdue === undefined, "no deadline has passed");
  }

  async function nextAwaited(): Promise<Instant | null> {
    const now = instance.services.clock.now();
    const soonest = (moments: readonly (string | null | undefined)[]) =>
      moments.filter((moment) => moment !== null && moment !== undefined).sort()[0] ?? null;
    const inQueues = (["inbox", "outbox"] as const).flatMap((table) =>
      (["next_attempt_at", "leased_until"] as const).map((column) =>
        db()
          .selectFrom(table)
          .select(({ fn }) => fn.min(column).as("moment"))
          .where("completed_at", "is", null)
          .where("dead_at", "is", null)
          .where(column, ">", now)
          .executeTakeFirst(),
      ),
    );
    const deadline = db()
      .selectFrom("booking")
      .select(({ fn }) => fn.min("deadline_at").as("moment"))
      .where("deadline_at", ">", now)
      .executeTakeFirst();
    const rows = await Promise.all([...inQueues, deadline]);
    return soonest(rows.map((row) => row?.moment)) as Instant | null;
  }

  await tryControl("stripe", "PUT", "/webhook_endpoints", {
    url: `${env.APP_URL}/api/webhooks/stripe`,
    secret: TEST_WEBHOOK_SECRET,
    enabled_events: ["*"],
  });
  await tryControl("calendly", "PUT", "/rate-limit", { perMinute: CALENDLY_CALLS_PER_MINUTE });
  await seedDemo(instance.services);
  await instance.app.start();
  const offers = await readOffers(db());

  function callerOf(actor: Actor): AppCaller {
    return callerOfApp({ deps: instance.app.deps, services: instance.services }, actor);
  }

  return {
    sandbox,
    offers,
    db,
    deps: () => instance.app.taskDeps,
    now: () => instantFromEpochMs(sandbox.kernel.clock.now().getTime()),
    callerOf,
    builderOf(offer) {
      const { builderId } = offers[offer];
      return callerOf({
        kind: "builder",
        userId: `builder-${builderId}`,
        email: "builder@example.com",
        name: "Builder",
        confirmed: testAddress("builder@example.com"),
        builderId,
      });
    },
    accountOf: (email, name) => confirmedAccount(instance.services, email, name),
    tryControl,
    async goTo(at) {
      const aheadMs = epochMsOf(at) - sandbox.kernel.clock.now().getTime();
      if (aheadMs > 0) await sandbox.kernel.clock.advance(aheadMs);
      await vi.waitFor(
        () => {
          if (isDead) return;
          // A second less: the two clocks are not read at the same moment.
          const atLeast = instantFromEpochMs(sandbox.kernel.clock.now().getTime() - 1_000);
          invariant(instance.services.clock.now() >= atLeast, "the app has noticed");
        },
        { timeout: WAIT_MS_MAX, interval: POLL_MS },
      );
    },
    nextAwaited,
    handsFree: () =>
      vi.waitFor(expectNothingLeased, { timeout: HANDS_MS_MAX, interval: POLL_MS }).catch(() => undefined),
    quiet: (waitMsMax = WAIT_MS_MAX) =>
      vi.waitFor(
        async () => {
          await expectNoObligation();
          await sandbox.kernel.postOffice.idle();
          await expectNoObligation();
        },
        { timeout: waitMsMax, interval: POLL_MS },
      ),
    kill() {
      if (isDead) return;
      isDead = true;
      const { services, app } = instance;
      // Nothing can be written from here on; only then is the rest let go.
      dying.push(
        services.database
          .close()
          .then(() => app.stop())
          .catch(() => undefined),
      );
    },
    isDead: () => isDead,
    async revive() {
      if (!isDead) return;
      sandbox.kernel.faults.releaseHeld();
      await Promise.all(dying.splice(0));
      instance = await layInstance();
      await instance.app.start();
      isDead = false;
    },
    async stop() {
      await Promise.all(dying.splice(0));
      if (!isDead) await instance.app.stop();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function readOffers(db: Queryable): Promise<Readonly<Record<OfferName, SessionType>>> {
  const found = await Promise.all(
    Object.entries(OFFERS).map(async ([name, { builderSlug, slug }]) => {
      const builder = await findBuilderBySlug(db, builderSlug);
      invariant(builder !== null, `the demo has ${builderSlug}`);
      const offer = (await listSessionTypes(db, builder.id)).find((one) => one.slug === slug);
      invariant(offer !== undefined, `${builderSlug} has ${slug}`);
      return [name, offer] as const;
    }),
  );
  return Object.fromEntries(found) as Record<OfferName, SessionType>;
}
