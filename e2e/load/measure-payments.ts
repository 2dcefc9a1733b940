import { openDatabase } from "../../db/core/open-database.ts";
import { BUILT_APP_ARGUMENTS } from "../../server/commands/demo-environment.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { countInbox, countOpenEffects, untilNone, type BenchDatabases } from "./bench-databases.ts";
import type { LoadGenerator } from "./load-generator.ts";
import { measureInTurns, ROUNDS, CONNECTIONS, type Rates, type Who } from "./measure-in-turns.ts";
import { medianOf } from "./median.ts";
import { plantBookings } from "./plant-reconciliation.ts";
import { findFreePort, type ServerProcess } from "./server-process.ts";
import type { PaidCheckout } from "./signed-events.ts";

/** Of a round. The worker has more to do for each than the intake, so the first answers come before it is at work, and the most while it is. */
const PAYMENTS_PER_ROUND = 1_000;
const BUILDERS = 20;
/** A payment is confirmed in milliseconds, and two mails follow; a thousand of them wait for each other. */
const DRAIN_SECONDS_MAX = 120;

export interface PaymentRates {
  readonly rates: readonly Rates[];
  /** From the first delivery of a round to the last booking confirmed, by ours; the median. */
  readonly confirmedPerSecond: number;
}

/**
 * Deliveries that tell of payments, each of a booking that waits for it: what the intake answers while the worker reads the checkouts at Stripe (the
 * sandbox, in this process), confirms their bookings and mails. Throws when a booking was not confirmed exactly once.
 */
export async function measurePayments(options: {
  readonly databases: BenchDatabases;
  readonly generator: LoadGenerator;
  readonly among: readonly Who[];
  readonly bare: { readonly origin: string };
  readonly start: (args: readonly string[], env: Readonly<Record<string, string>>) => Promise<ServerProcess>;
  /** `build/server/main.js` of the other checkout; null when there is none. */
  readonly otherMain: string | null;
  readonly isLate: () => boolean;
}): Promise<PaymentRates> {
  const { databases, generator, among, bare, otherMain, isLate } = options;
  const rounds = ["w", "x", ...Array.from({ length: ROUNDS }, (_, round) => String(round))];
  const plan = Array.from({ length: rounds.length * PAYMENTS_PER_ROUND }, (_, number) => ({
    number,
    builder: number % BUILDERS,
    place: Math.floor(number / BUILDERS),
    shape: "paying" as const,
    drift: "payment_missed" as const,
  }));
  const ours = await databases.create("payments");
  const fixture = await plantBookings(plan, { builders: BUILDERS, databaseUrl: ours });
  const apps: ServerProcess[] = [];
  try {
    await fixture.services.close();
    const urls = { ours, before: otherMain === null ? "" : await databases.copyOf(ours, "payments-before") };

    async function startApp(url: string, main: string | undefined): Promise<ServerProcess> {
      const port = await findFreePort();
      const args = main === undefined ? BUILT_APP_ARGUMENTS : [...BUILT_APP_ARGUMENTS.slice(0, -1), main];
      const app = await options.start(args, {
        ...fixture.settings,
        NODE_ENV: "production",
        APP_URL: `http://localhost:${port}`,
        PORT: String(port),
        DATABASE_URL: url,
        RECONCILE_EVERY_MINUTES: "0",
        FREE_TIMES_EVERY_MINUTES: "0",
        REQUESTS_PER_MINUTE_MAX: "10000000",
      });
      apps.push(app);
      return app;
    }
    const app = await startApp(urls.ours, undefined);
    const other = otherMain === null ? null : await startApp(urls.before, otherMain);
    const origins = { ours: app.origin, bare: bare.origin, before: other?.origin ?? "" };
    const checkouts = fixture.bookings.map(({ booking, ids }): PaidCheckout => ({
      checkoutId: ids.checkoutId,
      metadata: { booking_id: booking.id, installation_id: fixture.services.installation.id },
    }));
    const secret = fixture.settings["STRIPE_WEBHOOK_SECRETS"] ?? "";

    const confirmedPerSecond: number[] = [];
    let startedMs = 0;
    const rates = await measureInTurns({
      generator,
      among,
      warmUpRequests: PAYMENTS_PER_ROUND,
      // To the bare server a payment is a delivery like any other.
      requests: (who) => (who === "bare" ? null : PAYMENTS_PER_ROUND),
      isLate,
      load(who, round) {
        startedMs = performance.now();
        const from = rounds.indexOf(round) * PAYMENTS_PER_ROUND;
        return {
          origin: origins[who],
          path: "/api/webhooks/stripe",
          connections: CONNECTIONS,
          events: {
            prefix: `pay${who}${round}`,
            secret,
            checkouts: who === "bare" ? null : checkouts.slice(from, from + PAYMENTS_PER_ROUND),
          },
          cookie: null,
        };
      },
      async settle(who) {
        if (who === "bare") return;
        await untilNone(async () => (await countInbox(urls[who])).open, DRAIN_SECONDS_MAX);
        if (who === "ours") {
          confirmedPerSecond.push(PAYMENTS_PER_ROUND / ((performance.now() - startedMs) / 1000));
        }
        // The mails: they would go out in the next one's round.
        await untilNone(() => countOpenEffects(urls[who]), DRAIN_SECONDS_MAX);
      },
    });
    const sent = (rates.length + 2) * PAYMENTS_PER_ROUND;
    for (const who of among) if (who !== "bare") await expectConfirmed(urls[who], sent);
    return { rates, confirmedPerSecond: medianOf(confirmedPerSecond.slice(2)) };
  } finally {
    for (const app of apps) await app.stop();
    await fixture.sandbox.close();
  }
}

async function expectConfirmed(url: string, sent: number): Promise<void> {
  const { stored, open } = await countInbox(url);
  const database = openDatabase(url);
  try {
    const { confirmed } = await database.kysely
      .selectFrom("booking")
      .where("state", "=", "CONFIRMED")
      .select(({ fn }) => fn.countAll().as("confirmed"))
      .executeTakeFirstOrThrow();
    const { payments } = await database.kysely
      .selectFrom("booking_transition")
      .where("event_type", "=", "CHECKOUT_PAID")
      .select(({ fn }) => fn.countAll().as("payments"))
      .executeTakeFirstOrThrow();
    const counts = [stored, stored - open, Number(confirmed), Number(payments)];
    invariant(
      counts.every((count) => count === sent),
      `${sent} payments: stored, worked off, confirmed, transitions ${counts.join(", ")}`,
    );
  } finally {
    await database.close();
  }
}
