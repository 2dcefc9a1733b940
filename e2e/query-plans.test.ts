import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clearPastTroubles } from "../db/bookings/lists/bookings-in-trouble.ts";
import { listConnections } from "../db/calendly/calendly-connections.ts";
import { listDriftsToLookAt, listOpenSubjects, resolveGoneDrifts } from "../db/operations/drifts.ts";
import type { Queryable } from "../db/core/open-database.ts";
import { CALENDAR_DRIFT_KINDS } from "../server/domain/providers/drift.ts";
import { listDueBookings } from "../db/bookings/lists/booking-lists.ts";
import { findBuilderBySlug } from "../db/builders/builders.ts";
import { claimDeliveries } from "../db/published/due-deliveries.ts";
import { positionEvents } from "../db/published/event-order.ts";
import { emptyEventsOfBookings } from "../db/published/published-events.ts";
import {
  beginIdempotentRequest,
  eraseIdempotentAnswers,
  keepIdempotentAnswer,
} from "../db/queue/idempotency-keys.ts";
import { claimInbox } from "../db/queue/inbox.ts";
import { claimOutbox, listAllDeadEffects } from "../db/queue/outbox.ts";
import { startPostgres } from "../db/core/test-postgres.ts";
import { testAddress } from "../server/auth/test-accounts.ts";
import {
  idFromBytes,
  type BookingId,
  type BuilderId,
  type WebhookEndpointId,
} from "../server/domain/values/ids.ts";
import { addMinutes, type Instant } from "../server/domain/values/instant.ts";
import { invariant } from "../server/domain/values/invariant.ts";
import { readHealth } from "../server/health/read-health.ts";
import { rollUpFunnel } from "../server/funnel/roll-up-funnel.ts";
import { applyRetention } from "../server/worker/apply-retention.ts";
import { type AppCaller } from "../server/routers/root.ts";
import { NOT_ASKED, startTestApp, type TestApp } from "../server/test-app.ts";
import { plantGrowth, settleDown } from "./load/plant-growth.ts";
import { planOnSqlite, recordStatements, stepsOnPostgres, type Statement } from "./record-statements.ts";
import { callerOf } from "./kit/people.ts";

/** Tables that grow with the bookings, and for as long as the site lasts. */
const GROWING = new Set([
  ...["booking", "booking_transition", "checkout", "payment", "refund", "refund_due", "dispute"],
  ...["inbox", "outbox", "drift", "operator_action", "reconciliation", "history_head"],
  ...["builder_money", "booking_word", "auth_user"],
  ...["published_event", "webhook_delivery", "webhook_attempt", "idempotency_key"],
  ...["funnel_booking"],
]);
/** 5 min: a hundred thousand bookings on a busy machine. */
const PLANTING_MS_MAX = 300_000;
/** PostgreSQL goes by its measure of the tables: of 100,000 it chooses as of a million, and 13,000 of them are sessions to come. */
const BOOKINGS = { sqlite: 10_000, postgres: 100_000 };
/** What a statement may read: as many hits as a search takes in, and one. A third of the bookings, the measured builder's, is more. */
const ROWS_MAX = 2_001;
/** Partial indexes of what waits for somebody: it does not add up, and may be read whole. */
const WAITING = [
  ...[
    "inbox_unfinished",
    "inbox_waiting",
    "inbox_given_up",
    "outbox_waiting",
    "outbox_given_up",
    "outbox_unfinished_of_booking",
  ],
  ...["drift_open", "drift_of_calendar_in_turn", "booking_in_trouble"],
  ...["booking_of_builder_in_trouble", "booking_without_place", "booking_deadline", "outbox_requests"],
  ...["webhook_delivery_waiting", "webhook_delivery_due", "refund_due_unsettled"],
];
/** Partial indexes that hold that there is one at most. */
const ONE_AT_A_TIME = ["drift_open_once", "reconciliation_one_at_a_time"];
/** Columns of which one value is one row, or the few of one booking, delivery or caller: these may be sorted. Events without a position wait. */
const NARROW =
  /\((id|booking_id|key|dedupe_key|checkout_id|rowid|payment_intent_id|delivery_id|caller|event_id)(=|>)|position=\?/;

interface AppFixture {
  readonly app: TestApp;
  readonly statements: Map<string, Statement[]>;
  close(): Promise<void>;
}

async function openFixture(dialect: "sqlite" | "postgres"): Promise<AppFixture> {
  const server = dialect === "postgres" ? await startPostgres() : null;
  const app = await startTestApp(server === null ? {} : { DATABASE_URL: await server.copy() });
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder?.userId != null, "the demo has Ada");
  const email = "client@example.com";
  const { userId: client } = await app.services.auth.ofEmail(email, "Casey Client");
  const { database } = app.services;
  const { bookingId, endpointId } = await plantGrowth(database, {
    bookings: BOOKINGS[dialect],
    now: app.deps.clock.now(),
    builder: builder.id,
    client,
  });
  await settleDown(database);

  const recorded = recordStatements(database);
  const deps = { ...app.deps, database: recorded.database };
  const recordedApp = { deps, services: app.services };
  const signIn = {
    sessionId: "of-the-test",
    isFresh: true,
    isConfirmed: true,
    timeZone: null,
    language: null,
  };
  const { id: builderId, userId, displayName: name } = builder;
  const theirs = { email: builder.email, confirmed: testAddress(builder.email) };
  const pages = pagesOf({
    client: callerOf(recordedApp, {
      signIn,
      kind: "client",
      userId: client,
      email,
      name: "Casey Client",
      confirmed: testAddress(email),
      builderId: null,
    }),
    builder: callerOf(recordedApp, { kind: "builder", signIn, userId, ...theirs, name, builderId }),
    operator: callerOf(recordedApp, {
      kind: "operator",
      userId,
      ...theirs,
      name,
      builderId: null,
      secondFactor: NOT_ASKED,
    }),
    bookingId: bookingId as BookingId,
    endpointId: endpointId as WebhookEndpointId,
  });
  // Counted beforehand: what is measured is a minute's new lines.
  while (!(await rollUpFunnel(app.deps)));
  const now = deps.clock.now();
  const claim = { now, lease: "test", leasedUntil: addMinutes(now, 1), limit: 10 };
  const work = {
    "the funnel is counted": async () => {
      await rollUpFunnel(deps);
    },
    "the worker looks for what is due": async () => {
      await claimInbox(recorded.database, claim);
      await claimOutbox(recorded.database, claim);
      await listDueBookings(recorded.database.kysely, now, 100);
      for (const health of ["healthy", "failing"] as const)
        await claimDeliveries(recorded.database, health, claim);
      // One waits, so that it is put in its place.
      await database.kysely
        .updateTable("published_event")
        .set({ position: null })
        .where("booking_id", "=", bookingId)
        .execute();
      const newDeliveryId = () => idFromBytes("whd", randomBytes(16));
      await positionEvents(recorded.database, { at: now, limit: 10, newDeliveryId });
      await readHealth(recorded.database.kysely, now);
    },
    "finished work is forgotten": () => applyRetention(deps),
    "a request is answered once under its key": async () => {
      const db = recorded.database.kysely;
      const name = { caller: userId, operation: "createBooking", key: "again" };
      const marks = { bodySha256: "0", requestId: "request", newId: "0", leasedUntil: now, keptSince: now };
      await beginIdempotentRequest(db, name, { ...marks, now });
      await keepIdempotentAnswer(db, name, { status: 200, sealedAnswer: "sealed", bookingId: null });
      await beginIdempotentRequest(db, name, { ...marks, now });
    },
    "what was told of a person is erased": async () => {
      const db = recorded.database.kysely;
      await emptyEventsOfBookings(db, [bookingId as BookingId]);
      await eraseIdempotentAnswers(db, { bookingIds: [bookingId as BookingId], userId: client });
    },
    "lists that jobs read whole": () => readWhole(recorded.database.kysely, builder.id, now),
  };
  const statements = new Map<string, Statement[]>();
  for (const [what, read] of Object.entries({ ...pages, ...work })) {
    recorded.statements.length = 0;
    await read();
    statements.set(what, [...recorded.statements]);
  }
  return {
    app,
    statements,
    async close() {
      await app.stop();
      await server?.remove();
    },
  };
}

/** The lists of which a job reads every row, in batches: the statements of each. */
async function readWhole(db: Queryable, builderId: BuilderId, now: Instant): Promise<void> {
  for (const batches of [listConnections(db), listAllDeadEffects(db), listOpenSubjects(db)]) {
    for await (const batch of batches) expect(batch.length).toBeGreaterThan(0);
  }
  await clearPastTroubles(db);
  const kinds = CALENDAR_DRIFT_KINDS;
  await listDriftsToLookAt(db, { kinds, builderId, seenBefore: now }, 100);
  for (const of of [null, builderId]) {
    await resolveGoneDrifts(db, { kinds, builderId: of, seenBefore: now, isGone: () => false, at: now });
  }
}

function pagesOf(who: {
  readonly client: AppCaller;
  readonly builder: AppCaller;
  readonly operator: AppCaller;
  readonly bookingId: BookingId;
  readonly endpointId: WebhookEndpointId;
}): Record<string, () => Promise<unknown>> {
  const { client, builder, operator, bookingId, endpointId } = who;
  const all = { group: "all", from: null, until: null, search: "", after: null } as const;
  const days = { from: "2024-06-01", until: "2027-06-30" };
  const withNext = async <Page extends { readonly next: string | null }>(
    read: (after: string | null) => Promise<Page>,
  ) => {
    const { next } = await read(null);
    if (next !== null) await read(next);
  };
  type ProgramPage = { readonly pagination: { readonly nextCursor: string | null } };
  const programLists = (read: (cursor?: string) => Promise<ProgramPage>) => async () => {
    const { nextCursor } = (await read()).pagination;
    if (nextCursor !== null) await read(nextCursor);
  };
  const listed = (narrowed: Partial<Parameters<AppCaller["myBookings"]["list"]>[0]>) => () =>
    withNext((after) => builder.myBookings.list({ ...all, ...narrowed, after }));
  const found = (search: string) => () =>
    withNext((after) => operator.operatorBookings.search({ search, after }));
  return {
    "the front page": () => client.builder.list(),
    "a profile": () => client.builder.profile({ slug: "ada-okafor" }),
    "a client’s bookings": () => withNext((after) => client.booking.listMine({ after })),
    "a client’s booking": () => client.booking.get({ bookingId }),
    "the builder’s funnel": () => builder.funnel.ofBuilder({ days: 365 }),
    "everybody’s funnel": () => operator.funnel.ofAll({ days: 365 }),
    "the builder’s overview": () => builder.myBuilder.overview(),
    "a builder’s bookings": listed({}),
    "… not paid": listed({ group: "unpaid" }),
    "… over": listed({ group: "over" }),
    "… of some days": listed(days),
    "… over, of some days": listed({ ...days, group: "over" }),
    "… by a name of many": listed({ search: "okonkwo" }),
    "… by what all have": listed({ search: "clients.example" }),
    "… by a name of many, over, of some days": listed({ ...days, group: "over", search: "okonkwo" }),
    "… by nobody’s name": listed({ search: "zyxwv" }),
    "a builder’s booking": () => builder.myBookings.get({ bookingId }),
    "a builder’s session types": () => builder.mySessionTypes.list(),
    "the account page": () => client.account.get(),
    "the export of a client’s data": async () => {
      await client.account.beginExport();
      await withNext((after) => client.account.exportBookings({ after }));
    },
    "the export of a builder’s data": async () => {
      await builder.account.beginExport();
      await withNext((after) => builder.account.exportSold({ after }));
    },
    "whether a client can be erased": () => client.account.erasureOutlook(),
    "the operator’s overview": () => operator.operations.overview({}),
    "all bookings": found(""),
    "all bookings by a name": found("okonkwo"),
    "all bookings by nobody’s address": found("zyxwv@"),
    "all bookings by a number": found(bookingId),
    "an operator’s booking": () => operator.operatorBookings.get({ bookingId }),
    "a program’s list of bookings": programLists((cursor) => builder.contractBookings.list({ cursor })),
    "a client’s program’s": programLists((cursor) => client.contractBookings.list({ cursor })),
    "an operator’s program’s": programLists((cursor) => operator.contractBookings.list({ cursor })),
    "a program’s feed of events": async () => {
      const { pagination } = await builder.contractEvents.list({});
      await builder.contractEvents.list({ after: pagination.nextCursor });
    },
    "an operator’s program’s feed of events": async () => {
      const { pagination } = await operator.contractEvents.list({});
      await operator.contractEvents.list({ after: pagination.nextCursor });
    },
    "a builder’s endpoints": programLists((cursor) => builder.webhookEndpoints.list({ cursor })),
    "all endpoints": programLists((cursor) => operator.webhookEndpoints.list({ cursor })),
    "an endpoint’s deliveries": programLists((cursor) =>
      builder.webhookEndpoints.listDeliveries({ endpointId, cursor }),
    ),
    "events since an instant, again": () =>
      builder.webhookEndpoints.resendSince({ endpointId, since: "2099-01-01T00:00:00.000Z" }),
    "failed jobs": () => operator.deadLetters.list(),
    "the reconciliation": () => operator.operations.reconciliation(),
  };
}

function isOfRows({ sql: text }: Statement): boolean {
  return /^\s*(with|select|update|delete)\b/i.test(text);
}

describe("what pages and the worker ask the database for", () => {
  describe("on sqlite", () => {
    let fixture: AppFixture;
    beforeAll(async () => {
      fixture = await openFixture("sqlite");
    });
    afterAll(() => fixture.close());

    test("no growing table is read from end to end, and none is sorted", async () => {
      const faults: string[] = [];
      for (const [what, statements] of fixture.statements) {
        expect(statements.length, what).toBeGreaterThan(0);
        for (const statement of statements.filter(isOfRows)) {
          const plan = await planOnSqlite(fixture.app.db, statement);
          faults.push(...faultsOf(plan, statement).map((fault) => `${what}: ${fault}\n  ${statement.sql}`));
        }
      }
      expect(faults).toEqual([]);
    });

    test("an index that holds only what waits for somebody is what finds it", async () => {
      const plans: string[] = [];
      for (const statement of [...fixture.statements.values()].flat().filter(isOfRows)) {
        plans.push(...(await planOnSqlite(fixture.app.db, statement)));
      }
      const unused = WAITING.filter(
        (name) => !plans.some((step) => step.endsWith(` ${name}`) || step.includes(` ${name} `)),
      );
      expect(unused).toEqual([]);
    });

    test("a list without its index would be noticed", async () => {
      const statement = { sql: `select * from "booking" order by "price_minor" limit 5`, parameters: [] };
      expect(faultsOf(await planOnSqlite(fixture.app.db, statement), statement)).toHaveLength(2);
    });
  });

  describe("on postgres", () => {
    let fixture: AppFixture;
    beforeAll(async () => {
      fixture = await openFixture("postgres");
    }, PLANTING_MS_MAX);
    afterAll(() => fixture.close());

    test("no statement reads more rows of a growing table than a search takes in", async () => {
      const faults: string[] = [];
      for (const [what, statements] of fixture.statements) {
        for (const statement of statements.filter(isOfRows)) {
          for (const [table, rows] of await readBy(fixture, statement)) {
            if (rows > ROWS_MAX) faults.push(`${what}: ${rows} rows of ${table}\n  ${statement.sql}`);
          }
        }
      }
      expect(faults).toEqual([]);
    });

    test("a count of all bookings would be noticed", async () => {
      const read = await readBy(fixture, { sql: `select count(*) from "booking"`, parameters: [] });
      expect(read).toEqual([["booking", BOOKINGS.postgres]]);
    });
  });
});

/** How SQLite would read or sort a growing table whole; empty when it would not. */
function faultsOf(plan: readonly string[], { sql: text }: Statement): string[] {
  const steps = plan.filter((step) => GROWING.has(tableOf(step, text)));
  const whole = steps.filter((step) => /^SCAN /.test(step) && !isBounded(step, plan, text));
  const sorts = plan.some((step) => step.includes("USE TEMP B-TREE FOR"));
  const wide = steps.filter(
    (step) => !NARROW.test(step) && !WAITING.some((index) => step.includes(` ${index}`)) && !isMoney(step),
  );
  return [...whole, ...(sorts && wide.length > 0 ? [`sorts ${wide.join(", ")}`] : [])];
}

/** A month of one builder's, by the quarters of an hour: bounded by the month, and summed by currency. */
function isMoney(step: string): boolean {
  return /SEARCH builder_money .*builder_id=\? AND quarter_at>\? AND quarter_at<\?/.test(step);
}

/** `SCAN booking USING INDEX booking_newest`: the table, or that which an alias stands for. */
function tableOf(step: string, text: string): string {
  const name = /^(?:SCAN|SEARCH) (\w+)/.exec(step)?.[1] ?? "";
  if (name === "") return "";
  const aliased = new RegExp(`"?(\\w+)"? as "?${name}"?\\b`).exec(text)?.[1];
  return aliased ?? name;
}

/** In the order of an index as far as a limit goes, or what waits only. */
function isBounded(step: string, plan: readonly string[], text: string): boolean {
  if ([...WAITING, ...ONE_AT_A_TIME].some((index) => step.includes(` ${index}`))) return true;
  const isInOrder = / USING (COVERING )?INDEX /.test(step) && / limit /.test(text);
  return isInOrder && !plan.some((other) => other.includes("USE TEMP B-TREE FOR"));
}

/** How many rows of which growing tables PostgreSQL touched. */
async function readBy({ app }: AppFixture, statement: Statement): Promise<[table: string, rows: number][]> {
  const steps = await stepsOnPostgres(app.services.database, statement);
  const read = new Map<string, number>();
  for (const step of steps) {
    const table = step["Relation Name"];
    if (table === undefined || !GROWING.has(table) || !step["Node Type"].includes("Scan")) continue;
    const rows = (step["Actual Rows"] + (step["Rows Removed by Filter"] ?? 0)) * step["Actual Loops"];
    read.set(table, (read.get(table) ?? 0) + rows);
  }
  return [...read];
}
