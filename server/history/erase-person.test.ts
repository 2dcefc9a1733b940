import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import { invariant } from "../domain/values/invariant.ts";
import { listTransitions } from "../../db/history/booking-history.ts";
import { getBooking } from "../../db/bookings/bookings.ts";
import type { Database } from "../../db/core/open-database.ts";
import { forEachDialect } from "../../db/core/test-databases.ts";
import { createAuth } from "../auth/create-auth.ts";
import type { Auth } from "../auth/auth.ts";
import { isErasedAddress } from "../domain/values/erased-person.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { instant } from "../domain/values/instant.ts";
import { createLimits } from "../limits/create-limits.ts";
import { erasePerson, findPerson, type ErasureDeps } from "./erase-person.ts";
import { makeDailyCheckpoints } from "./make-daily-checkpoints.ts";
import { rebuildBookings } from "./rebuild-bookings.ts";
import { eventsOf, startHistoryFixture, type HistoryFixture } from "./test-histories.ts";
import { verifyStoredCheckpoints } from "./verify-daily-checkpoints.ts";
import { verifyHistory } from "./verify-history.ts";

const EMAIL = "casey_o'neil+x@example.com";
const NAME = "Casey O'Neil";
/** Names nobody, so that nothing finds it by their name. */
const REASON = "A funeral in the family.";
const OPERATORS_NOTE = "Stripe answers again.";
const IP = "203.0.113.1";
/** A person of the same name who is somebody else, and one whose address only looks alike. */
const OTHERS = /xcasey_o'neil\+x@example\.com|caseyXo'neil/g;
const APP_URL = "http://localhost:3000";
const AT = "2026-03-02T10:00:00.000Z";

const PAID_AND_RETURNED = [
  "a time is booked",
  "a checkout is asked for",
  "the first checkout is opened",
  "the first checkout is paid",
  "the client cancels",
  "the first obligation's refund arrives",
] as const;

describe("erasing a person", () => {
  forEachDialect((openFresh, dialect) => {
    let database: Database;
    let fixture: HistoryFixture;
    let auth: Auth;
    let deps: ErasureDeps;
    let theirs: BookingId[];
    let others: BookingId;

    beforeEach(async () => {
      database = await openFresh();
      fixture = await startHistoryFixture(database);
      auth = createAuth({
        database,
        mailer: { send: () => Promise.resolve() },
        log: fixture.deps.log,
        appUrl: APP_URL,
        secret: "a-secret-for-tests-of-32-characters!",
        clock: fixture.deps.clock,
        limits: createLimits(fixture.deps),
        secretBox: fixture.deps.secretBox,
        asksSecondFactor: true,
        signInsPerAddressMax: 1_000,
      });
      deps = {
        database,
        accounts: auth,
        clock: fixture.deps.clock,
        secretBox: fixture.deps.secretBox,
        noteErasure: () => Promise.resolve(),
        disconnect: () => Promise.resolve(),
        randomBytes: (length) => new Uint8Array(randomBytes(length)),
      };
      const password = "correct-horse-42";
      const userId = await auth.createUser({ email: EMAIL, name: NAME, password, role: "client" });
      const otherId = await auth.createUser({
        email: "xcasey_o'neil+x@example.com",
        name: "Ovid",
        password,
        role: "client",
      });
      theirs = [await fixture.begin(1, NAME), await fixture.begin(2, NAME)];
      others = await fixture.begin(3, "Ovid");
      for (const [index, id] of [...theirs, others].entries()) {
        const events = eventsOf(index + 1, PAID_AND_RETURNED);
        await fixture.record(
          id,
          events.map((event) => (event.type === "CANCEL_REQUESTED" ? { ...event, note: REASON } : event)),
        );
        await database.kysely
          .updateTable("booking")
          .set({
            client_user_id: id === others ? otherId : userId,
            client_email: id === others ? "xcasey_o'neil+x@example.com" : EMAIL.toUpperCase(),
            client_name: id === others ? "Ovid" : NAME,
            answers_json: JSON.stringify([{ question: "Who?", answer: id === others ? "Ovid" : NAME }]),
            join_url: null,
            location_text: "+1 555 0100, casey",
            place_json: '{"kind":"builder_calls","status":"ready","phoneNumber":"+1 555 0100 casey"}',
            place_told_json: '{"kind":"chosen_by_client","status":"ready","text":"at Casey\'s"}',
            place_due_at: "2026-03-01T10:00:00.000Z",
          })
          .where("id", "=", id)
          .execute();
      }
      await sql`update checkout set url = 'https://checkout.example/casey'`.execute(database.kysely);
      await sql`update outbox set completed_at = ${AT}, last_error = ${`550 no mailbox ${EMAIL}`}`.execute(
        database.kysely,
      );
      await plantInTexts(theirs);
      await insertDelivery("1", JSON.stringify({ payload: { email: EMAIL, name: NAME } }), AT);
      await insertDelivery(
        "2",
        `{"url":"https://x.example/?email=${encodeURIComponent(EMAIL)}&name=Casey"}`,
        AT,
      );
      await insertDelivery("3", '{"payload":{"email":"caseyXo\'neil+x@example.com"}}', AT);
      await auth.handle(
        new Request(`${APP_URL}/api/auth/sign-in/email`, {
          method: "POST",
          body: JSON.stringify({ email: EMAIL, password }),
          headers: { "content-type": "application/json", origin: APP_URL },
        }),
        IP,
      );
      await auth.handle(
        new Request(`${APP_URL}/api/auth/sign-in/magic-link`, {
          method: "POST",
          body: JSON.stringify({ email: EMAIL }),
          headers: { "content-type": "application/json", origin: APP_URL },
        }),
        IP,
      );
    });

    function insertDelivery(key: string, body: string, completedAt: string | null) {
      return database.kysely
        .insertInto("inbox")
        .values({
          source: "calendly",
          dedupe_key: key,
          event_type: "invitee.created",
          body,
          received_at: AT,
          attempts: 1,
          next_attempt_at: AT,
          completed_at: completedAt,
        })
        .execute();
    }

    /** Whatever else may quote a person: what was sent to Stripe, and what people and the reconciler wrote. */
    async function plantInTexts([first, second]: readonly BookingId[]): Promise<void> {
      const { kysely } = database;
      const sent = await kysely.selectFrom("outbox").select(["key", "request_json"]).execute();
      expect(sent.filter(({ request_json }) => request_json?.includes("customer_email")).length).toBe(3);
      for (const { key, request_json } of sent.filter(({ key }) => !key.startsWith(others))) {
        const request =
          request_json?.replace(/"customer_email":"[^"]*"/, `"customer_email":"${EMAIL}"`) ?? null;
        await kysely.updateTable("outbox").set({ request_json: request }).where("key", "=", key).execute();
      }
      await insertDelivery("0", JSON.stringify({ metadata: { booking_id: first }, name: NAME }), AT);
      const drift = {
        kind: "dead_letter",
        found_at: AT,
        last_seen_at: AT,
        resolved_at: AT,
        resolution: "dismissed",
      };
      await kysely
        .insertInto("drift")
        .values([
          {
            ...drift,
            id: "drf_1",
            booking_id: second ?? null,
            subject: "1",
            details_json: "{}",
            note: "Ask Casey_O.",
          },
          {
            ...drift,
            id: "drf_2",
            booking_id: null,
            subject: "2",
            details_json: JSON.stringify({ says: NAME }),
          },
        ])
        .execute();
      const action = { at: AT, operator_user_id: "op" };
      await kysely
        .insertInto("operator_action")
        .values([
          { ...action, id: "act_1", action: "retry_delivery", subject: "inbox:1", note: `For ${NAME}.` },
          // Nobody is named, but it is about what is theirs.
          { ...action, id: "act_2", action: "retry_effect", subject: `${first}:4:0`, note: OPERATORS_NOTE },
        ])
        .execute();
    }

    /** Every text of every row of every table that there is, by the database's own list of them. */
    async function everything(): Promise<string> {
      const { rows: tables } = await (
        dialect === "sqlite"
          ? sql<{ name: string }>`select name from sqlite_master where type = 'table'`
          : sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`
      ).execute(database.kysely);
      const texts: string[] = [];
      for (const { name } of tables.toSorted((a, b) => a.name.localeCompare(b.name))) {
        const { rows } = await sql`select * from ${sql.table(name)}`.execute(database.kysely);
        texts.push(`${name}: ${JSON.stringify(rows.map((row) => JSON.stringify(row)).sort())}`);
      }
      return texts.join("\n");
    }

    async function countRows(table: string): Promise<number> {
      const { rows } = await sql<{
        count: unknown;
      }>`select count(*) as count from ${sql.table(table)}`.execute(database.kysely);
      return Number(rows[0]?.count);
    }

    test("ends the keys of their programs, and nobody else's", async () => {
      const asked = { name: NAME, scopes: ["bookings:read" as const], origins: ["https://casey.example"] };
      for (const email of [EMAIL, "xcasey_o'neil+x@example.com"]) {
        const account = await auth.findUserByEmail(email);
        invariant(account !== null, email);
        const owner = { kind: "builder" as const, userId: account.userId, builderId: "bld_none" as const };
        await auth.keys.create(owner, { ...asked, days: null });
      }
      const { hindrances } = await erasePerson(deps, EMAIL);
      expect(hindrances).toEqual([]);
      for (const table of ["auth_api_key", "api_key_origin"]) {
        const left = await sql`select * from ${sql.table(table)}`.execute(database.kysely);
        expect(left.rows, table).toHaveLength(1);
      }
    });

    test("takes name, address, answers, links, notes, deliveries and account away, and leaves everybody else's", async () => {
      expect(await countRows("auth_verification")).toBe(1);
      expect(await countRows("auth_session")).toBeGreaterThan(0);
      const before = await everything();
      for (const planted of [OPERATORS_NOTE, REASON, NAME, EMAIL, IP]) expect(before).toContain(planted);

      expect(await erasePerson(deps, ` ${EMAIL} `)).toEqual({
        bookingIds: theirs,
        hasAccount: true,
        builder: null,
        hindrances: [],
      });

      const left = (await everything()).replaceAll(OTHERS, "");
      const tables = left
        .split("\n")
        .filter((table) => /casey_o|casey o'neil|casey%|casey_o%27neil/i.test(table));
      expect(tables.map((table) => table.split(":", 1)[0])).toEqual([]);
      expect(left).not.toContain(IP);
      expect(left).not.toContain(OPERATORS_NOTE);
      // The other client's alone.
      expect(left.split(REASON)).toHaveLength(2);
      for (const id of theirs) {
        const booking = await getBooking(database.kysely, id);
        expect(JSON.stringify(booking)).not.toMatch(/casey/i);
        expect(booking).toMatchObject({
          state: "REFUNDED",
          clientName: "erased",
          place: null,
        });
        expect(isErasedAddress(booking.clientEmail)).toBe(true);
        const row = await database.kysely
          .selectFrom("booking")
          .selectAll()
          .where("id", "=", id)
          .executeTakeFirstOrThrow();
        expect(row.answers_json).toBe("[]");
        expect(JSON.stringify(row)).not.toMatch(/casey|555 0100/i);
        expect((await listTransitions(database.kysely, id)).every(({ note }) => note === null)).toBe(true);
      }
      expect(await auth.findUserByEmail(EMAIL)).toBeNull();
      expect([await countRows("auth_session"), await countRows("auth_verification")]).toEqual([0, 0]);

      const other = await getBooking(database.kysely, others);
      expect(other).toMatchObject({ clientName: "Ovid", place: { phoneNumber: "+1 555 0100 casey" } });
      expect(await auth.findUserByEmail("xcasey_o'neil+x@example.com")).not.toBeNull();
      const bodies = await database.kysely.selectFrom("inbox").select("body").orderBy("id").execute();
      expect(bodies.map(({ body }) => body === "")).toEqual([true, true, true, false]);
    });

    test("leaves the chains whole, the checkpoints true, and the bookings what their histories give", async () => {
      fixture.setClock(instant("2026-03-04T00:10:00.000Z"));
      await makeDailyCheckpoints({ ...fixture.deps, exportCheckpoint: null });
      await erasePerson(deps, EMAIL);
      expect(await verifyHistory(fixture.deps, () => undefined)).toMatchObject({ bookings: 3, findings: 0 });
      expect(await verifyStoredCheckpoints(fixture.deps, () => undefined)).toEqual({
        checkpoints: 2,
        findings: 0,
      });
      const options = { write: false, alsoAhead: false };
      expect(await rebuildBookings(fixture.deps, options, () => undefined)).toMatchObject({ different: 0 });
    });

    test("a run that breaks off before the account has erased nothing, and is repeated whole", async () => {
      const before = await everything();
      const broken: ErasureDeps = {
        ...deps,
        database: {
          ...database,
          transact: (work) =>
            database.transact(async (tx) => {
              await work(tx);
              throw new Error("killed");
            }),
        },
      };
      await expect(erasePerson(broken, EMAIL)).rejects.toThrow("killed");
      expect(await everything()).toBe(before);
      expect(await erasePerson(deps, EMAIL)).toMatchObject({ bookingIds: theirs, hasAccount: true });
      expect(await auth.findUserByEmail(EMAIL)).toBeNull();
      expect(await findPerson(deps, EMAIL)).toEqual({
        bookingIds: [],
        hasAccount: false,
        builder: null,
        hindrances: [],
      });
    });

    test("a booking that they begin just as they are erased stands against it, and nothing is erased", async () => {
      const userId = (await auth.findUserByEmail(EMAIL))?.userId ?? "";
      await sql`update builder set user_id = ${userId} where id = (select min(id) from builder)`.execute(
        database.kysely,
      );
      // After the first look, when a builder's connection is taken back.
      const disconnect = async () => {
        const id = await fixture.begin(5, NAME);
        await sql`update booking set client_email = ${EMAIL}, client_user_id = ${userId} where id = ${id}`.execute(
          database.kysely,
        );
      };
      const { hindrances } = await erasePerson({ ...deps, disconnect }, EMAIL);
      const notOver = { kind: "not_over", state: "INITIATED" };
      expect(hindrances).toMatchObject([
        { ...notOver, as: "client" },
        { ...notOver, as: "builder" },
      ]);
      expect(await auth.findUserByEmail(EMAIL)).not.toBeNull();
    });

    test("does nothing while a booking goes on, money or an effect is under way, or a delivery waits, and says which", async () => {
      const [first, second] = theirs as [BookingId, BookingId];
      const third = await fixture.begin(4, NAME);
      await fixture.record(third, eventsOf(4, ["a time is booked"]));
      await sql`update booking set client_email = ${EMAIL} where id = ${third}`.execute(database.kysely);
      await sql`update refund_due set status = 'ordered' where booking_id = ${first}`.execute(
        database.kysely,
      );
      await sql`update outbox set completed_at = null where booking_id = ${second}`.execute(database.kysely);
      await insertDelivery("9", JSON.stringify({ email: EMAIL }), null);
      const before = await everything();
      const { hindrances } = await erasePerson(deps, EMAIL);
      expect(hindrances).toEqual([
        { kind: "money_under_way", bookingId: first, state: "REFUNDED", as: "client" },
        { kind: "effect_open", bookingId: second, state: "REFUNDED", as: "client" },
        { kind: "not_over", bookingId: third, state: "SCHEDULED", as: "client" },
        { kind: "deliveries_open", count: 1 },
      ]);
      expect(await everything()).toBe(before);
    });

    test("a reminder to pay that nobody has begun to send stands against nothing: its turn comes after the end of its booking", async () => {
      const [first] = theirs as [BookingId];
      const waiting = await sql`update outbox set completed_at = null where type = 'remindToPay'`.execute(
        database.kysely,
      );
      expect(waiting.numAffectedRows).toBe(3n);
      expect((await findPerson(deps, EMAIL)).hindrances).toEqual([]);
      // What is being sent may be on its way to them.
      await sql`update outbox set lease = 'x', leased_until = ${AT} where type = 'remindToPay' and booking_id = ${first}`.execute(
        database.kysely,
      );
      expect((await findPerson(deps, EMAIL)).hindrances).toEqual([
        { kind: "effect_open", bookingId: first, state: "REFUNDED", as: "client" },
      ]);
    });

    test("leaves an operator's account: somebody else takes the role away first", async () => {
      const user = await auth.findUserByEmail(EMAIL);
      invariant(user !== null && user.confirmed !== null, "the address is confirmed");
      await auth.setRole(user.confirmed, "operator");
      expect((await erasePerson(deps, EMAIL)).hindrances).toEqual([{ kind: "operator" }]);
      expect(await auth.findUserByEmail(EMAIL)).not.toBeNull();
    });
  });
});
