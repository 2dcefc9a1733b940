import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { insertBuilder } from "../../db/builders/builders.ts";
import { DEMO_BUILDERS, type DemoBuilder } from "../../db/seed/demo-data.ts";
import { seedBuilder } from "../../db/seed/seed.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { BookingDeps } from "../../server/booking/booking-deps.ts";
import { connectCalendly, reachAccount } from "../../server/calendly-connection/connect/connect-calendly.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../../server/domain/offer/cancellation-policy.ts";
import { idFromBytes } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { money } from "../../server/domain/values/money.ts";
import { parseEnv } from "../../server/env.ts";
import { startSandbox, type Sandbox } from "../../server/sandbox/start-sandbox.ts";
import { openServices, type Services } from "../../server/open-services.ts";
import { composeApp } from "../../server/compose.ts";

import {
  control,
  creationOf,
  DURATION_MINUTES,
  plantAtProviders,
  PRICE_MINOR,
  startOf,
  type NamedBooking,
} from "./plant-at-providers.ts";
import { plantInDatabase, type Offer, type PlantedBooking } from "./plant-in-database.ts";
import { planBookings, type PlannedBooking } from "./plan-bookings.ts";

/** What the settings of a fixture let Stripe sign with. */
export const PLANTED_WEBHOOK_SECRET = "whsec_test_secret";

/** The app's use cases and the sandbox, in this process and without a worker: whatever is asked of a provider, the caller asks for. */
export interface PlantedFixture {
  readonly sandbox: Sandbox;
  readonly services: Services;
  readonly deps: BookingDeps;
  /** What the app's settings are, and what another process of it needs to work on the same. */
  readonly settings: Readonly<Record<string, string>>;
  readonly bookings: readonly PlantedBooking[];
  /** Every drift that was planted: `kind bookingId`. */
  readonly drifts: ReadonlySet<string>;
  close(): Promise<void>;
}

/** Plants so many bookings in the sandbox and in a database of its own, all sides agreeing but for the drifts. */
export async function plantReconciliation(counts: {
  readonly bookings: number;
  readonly builders: number;
  readonly drifts: number;
}): Promise<PlantedFixture> {
  const folder = mkdtempSync(path.join(tmpdir(), "booking-reconcile-"));
  const fixture = await plantBookings(planBookings(counts), {
    builders: counts.builders,
    databaseUrl: `file:${path.join(folder, "planted.sqlite")}`,
  });
  return {
    ...fixture,
    async close() {
      await fixture.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Plants these bookings in a sandbox of its own and in the database, which is made or brought up to date. */
export async function plantBookings(
  plan: readonly PlannedBooking[],
  options: { readonly builders: number; readonly databaseUrl: string },
): Promise<PlantedFixture> {
  const sandbox = await startSandbox();
  const settings = {
    APP_ENV: "test",
    APP_URL: "http://localhost:9",
    DATABASE_URL: options.databaseUrl,
    AUTH_SECRET: "a-secret-of-tests-with-32-characters",
    ENCRYPTION_KEYS: `test:${Buffer.alloc(32, "test-key").toString("base64")}`,
    STRIPE_SECRET_KEY: "sk_test_sandbox",
    STRIPE_WEBHOOK_SECRETS: PLANTED_WEBHOOK_SECRET,
    STRIPE_API_URL: sandbox.urls.stripeApi,
    CALENDLY_API_URL: sandbox.urls.calendlyApi,
    CALENDLY_AUTH_URL: sandbox.urls.calendlyAuth,
    CALENDLY_SITE_URL: sandbox.urls.calendlySite,
    SMTP_URL: sandbox.urls.smtp,
    CLOCK_URL: sandbox.urls.clock,
    LOG_LEVEL: "silent",
  };
  const parsed = parseEnv(settings);
  invariant(parsed.ok, parsed.ok ? "" : parsed.problems.join("\n"));
  const services = await openServices(parsed.env);
  const { taskDeps: deps } = composeApp(services, {
    mode: "production",
    loadBuild: () => Promise.reject(new Error("There are no pages here.")),
    staticFiles: (_request, _response, next) => next(),
  });
  const offers: Offer[] = [];
  for (let n = 0; n < options.builders; n++) offers.push(await connectBuilder(sandbox, services, n));
  const now = services.clock.now();
  const bookings = plan.map((planned) => {
    const offer = offers[planned.builder];
    invariant(offer !== undefined, "as many builders as planned for");
    const named: NamedBooking = {
      ...planned,
      id: idFromBytes("bkg", services.randomBytes(16)),
      email: `client-${planned.number}@example.com`,
      createdAt: creationOf(planned, now),
      startsAt: startOf(planned, now),
      calendlyEventTypeUri: offer.sessionType.calendlyEventTypeUri,
    };
    return { booking: named, offer };
  });
  const ids = await plantAtProviders(
    sandbox,
    bookings.map(({ booking }) => booking),
    services.installation.id,
  );
  const planted = bookings.map((one, index): PlantedBooking => {
    const own = ids[index];
    invariant(own !== undefined, "each has its ids");
    return { ...one, ids: own };
  });
  await plantInDatabase(services, planted);
  sandbox.kernel.requests.clear();
  return {
    sandbox,
    services,
    deps,
    settings,
    bookings: planted,
    drifts: new Set(
      bookings.flatMap(({ booking: { drift, id } }) => (drift === null ? [] : [`${drift} ${id}`])),
    ),
    async close() {
      await services.close();
      await sandbox.close();
    },
  };
}

/** An account at Calendly with one event type, connected, and the session that is sold with it. */
async function connectBuilder(sandbox: Sandbox, services: Services, n: number): Promise<Offer> {
  const { database, randomBytes, env, clock } = services;
  const [template] = DEMO_BUILDERS;
  invariant(template !== undefined, "there is a demo builder");
  const demo: DemoBuilder = {
    ...template,
    slug: `planted-${n}`,
    displayName: `Planted ${n}`,
    email: `planted-${n}@builders.example`,
    sessionTypes: [
      {
        slug: `session-${n}`,
        description: "",
        price: money(PRICE_MINOR, "USD"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      },
    ],
  };
  const { token } = await control<{ token: string }>(sandbox, "calendly", "/accounts", {
    name: demo.displayName,
    slug: demo.slug,
    email: demo.email,
    timezone: demo.timeZone,
  });
  await control(sandbox, "calendly", "/event_types", {
    userSlug: demo.slug,
    name: "Session",
    slug: `session-${n}`,
    duration: DURATION_MINUTES,
  });
  const reached = await reachAccount(services, token);
  const builderId = idFromBytes("bld", randomBytes(16));
  const { sessionTypes: _sessionTypes, ...details } = demo;
  const builder = {
    ...details,
    id: builderId,
    userId: null,
    currency: "USD",
    directBookings: "adopt" as const,
    position: n,
  };
  await insertBuilder(database.kysely, builder, clock.now());
  const settings = { appUrl: env.APP_URL };
  const connection = await connectCalendly({ ...services, settings }, builderId, token, reached);
  const newSessionTypeId = () => idFromBytes("sty", randomBytes(16));
  await seedBuilder(
    database.kysely,
    demo,
    { connection, eventTypes: reached.eventTypes, now: clock.now() },
    { builderId, newSessionTypeId },
  );
  const [sessionType] = await listSessionTypes(database.kysely, builderId);
  invariant(sessionType !== undefined, "the session is on offer");
  return { builder, sessionType };
}
