import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { findBooking } from "../../../db/bookings/bookings.ts";
import { saveOpenDrift } from "../../../db/operations/drifts.ts";
import { NO_DETAILS } from "../../../server/domain/providers/drift.ts";
import type { BookingId } from "../../../server/domain/values/ids.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { invariant } from "../../../server/domain/values/invariant.ts";
import { createSandboxControl, type SandboxControl } from "../../kit/sandbox.ts";
import { until } from "../../../server/test-until.ts";
import { auditBooks } from "./audit-books.ts";
import { signIn, signUp, type Guest } from "../enter-app.ts";
import { openInstallation, type Installation } from "../installation.ts";
import { readOffers } from "../offers.ts";
import { beginScenario, type Offer } from "../scenario.ts";
import type { Wrong } from "../wrong.ts";

// What the audit reads of a running installation, in its database and through its procedures, is made wrong here, one way after the other.

/** The audit asks for everybody's list: who books twice here is two people. */
const CLIENTS = 2;

describe.each([
  { dialect: "sqlite", processes: 1 },
  { dialect: "postgres", processes: 2 },
] as const)("on $dialect, with as many processes: $processes", (plan) => {
  let installation: Installation;
  let sandbox: SandboxControl;
  let operator: Guest;
  let clients: readonly Guest[];
  let offer: Offer;

  beforeAll(async () => {
    installation = await openInstallation(plan);
    sandbox = createSandboxControl(installation.sandboxUrls);
    operator = await signIn(installation.url, "operator@example.com");
    clients = await Promise.all(
      Array.from({ length: CLIENTS }, (_, number) =>
        signUp({ appUrl: installation.url, inboxUrl: installation.sandboxUrls.inbox }, number),
      ),
    );
    const offers = await readOffers(installation.url, sandbox);
    const free = offers.find(({ isFree, kind }) => isFree && kind === "solo");
    invariant(free !== undefined, "a session for one is free");
    offer = free;
  });
  afterAll(() => installation.close());

  async function book(client: Guest): Promise<BookingId> {
    const input = { sessionTypeId: offer.sessionTypeId, timeZone: timeZone("Europe/Berlin") };
    const outcome = await client.api.booking.initiate.mutate(input);
    invariant(outcome.ok, "Book is not refused");
    return outcome.value.bookingId;
  }

  /** A free session stands as soon as its time is picked. */
  async function bookTime(client: Guest) {
    const bookingId = await book(client);
    const { invitee } = await sandbox.bookTime({
      eventTypeUri: offer.eventTypeUri,
      startTime: offer.times[clients.indexOf(client)] ?? "",
      email: client.email,
      name: client.name,
      tracking: { utm_content: bookingId },
    });
    await until(async () =>
      expect((await findBooking(installation.database.kysely, bookingId))?.state).toBe("CONFIRMED"),
    );
    return { bookingId, inviteeUri: invitee.uri };
  }

  /** Each kind once. */
  async function wrongsWith(told: readonly BookingId[]): Promise<ReadonlySet<Wrong>> {
    const [client] = clients as [Guest];
    const scenarios = told.map((bookingId) => ({ ...beginScenario(client), bookingId }));
    const { database, env } = installation;
    const { violations } = await auditBooks({
      sandbox,
      operator,
      people: clients,
      scenarios,
      programs: { endpoints: [], feeds: new Map() },
      database,
      env,
    });
    return new Set(violations.map(({ wrong }) => wrong));
  }

  test("the audit finds nothing in an installation that is in order, and whatever is planted in it", async () => {
    const [first, second] = clients as [Guest, Guest];
    const db = installation.database.kysely;
    const { bookingId, inviteeUri } = await bookTime(first);
    // Client and builder.
    await until(async () => expect(await sandbox.listMailsAbout(bookingId)).toHaveLength(2));
    const told = [bookingId];
    expect(await wrongsWith(told)).toEqual(new Set());

    const planted = new Set<Wrong>();
    const expectOneMore = async (wrong: Wrong) =>
      expect(await wrongsWith(told), wrong).toEqual(planted.add(wrong));

    const dead = { completed_at: null, dead_at: await sandbox.now() };
    await db.updateTable("outbox").set(dead).where("booking_id", "=", bookingId).execute();
    await expectOneMore("dead letters");

    await saveOpenDrift(
      db,
      "drf_planted",
      { kind: "refund_stuck", subject: "planted", bookingId, details: NO_DETAILS },
      await sandbox.now(),
    );
    await expectOneMore("open drifts");

    const last = db.selectFrom("booking").select("version").where("id", "=", bookingId);
    await db
      .updateTable("booking_transition")
      .set({ event_type: "TIME_MOVED" })
      .where("booking_id", "=", bookingId)
      .where("version", "=", last)
      .execute();
    await expectOneMore("breaks in the history");

    await db
      .updateTable("published_event")
      .set({ sequence: 40 })
      .where("booking_id", "=", bookingId)
      .where("type", "=", "booking.confirmed")
      .execute();
    await expectOneMore("events out of order");
    await db
      .updateTable("published_event")
      .set({ type: "booking.moved" })
      .where("sequence", "=", 40)
      .execute();
    await expectOneMore("events other than the history");

    await sandbox.addFault({ provider: "mail", on: "request", fault: { kind: "down" } });
    told.push((await bookTime(second)).bookingId);
    await expectOneMore("confirmed and not told");

    await sandbox.addFault({ provider: "calendly", on: "delivery", fault: { kind: "drop" } });
    await sandbox.cancelInvitee(inviteeUri, "host");
    await expectOneMore("bookings without their Calendly event");

    told.push(await book(second));
    await expectOneMore("bookings left half-way");

    told.push("bkg_that_nobody_has");
    await expectOneMore("bookings lost");
  });
});
