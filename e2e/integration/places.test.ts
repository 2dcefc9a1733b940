import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { eventOf, readIcs, valueOf } from "../../server/booking/view/test-ics.ts";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { reconcile } from "../../server/reconciliation/reconcile.ts";
import { until } from "../../server/test-until.ts";
import { lastPartOf } from "../kit/sandbox.ts";
import { type AppFixture, startApp } from "../kit/app.ts";
import type { Booked } from "../kit/test-booking.ts";
import { booked } from "../kit/calendly.ts";

let app: AppFixture;

beforeAll(async () => {
  app = await startApp();
});
afterEach(async () => {
  await offerAt({ kind: "google_conference" }, "pushed");
  await app.clearFaults();
});
afterAll(() => app.stop());

const REVIEW = "/event_types/ada00000-0000-4000-8000-000000000102";

/** Where the priced session is held from now on, and how far its conference links are when they are booked. */
async function offerAt(location: object | null, status: "processing" | "pushed" | "failed" = "pushed") {
  const conference = { status, readyAfterSeconds: null };
  await app.control("calendly", "PATCH", REVIEW, { location, conference });
}

/** The conference provider has answered, or the host has changed the event. */
async function setPlace({ atCalendly }: Booked, location: object | null): Promise<void> {
  await app.control("calendly", "PUT", `/events/${lastPartOf(atCalendly.event.uri)}/location`, location);
}

const madeLink = (link: string) => ({ type: "google_conference", status: "pushed", join_url: link });

/** The calendar file as it went over the wire: readers of mail may normalise its line breaks. */
function fileIn(raw: Uint8Array): string | null {
  const part = /^Content-Type: application\/ics(?:.*\r\n)+?\r\n([\w+/=\r\n]+)/m.exec(
    new TextDecoder().decode(raw),
  );
  return part?.[1] === undefined ? null : Buffer.from(part[1], "base64").toString();
}

/** The mails to its client, each with the calendar entry in it. */
function mailsTo({ client }: Booked) {
  return app.sandbox.mailbox.ledger.list({ to: client.email }).map(({ subject, text, raw }) => {
    const file = fileIn(raw);
    return { subject, text: text ?? "", event: file === null ? null : eventOf(readIcs(file)) };
  });
}

const subjectsTo = (booking: Booked) => mailsTo(booking).map(({ subject }) => subject.split(":")[0]);

/** Paid and confirmed, and every mail about it sent. */
const confirmed = async (): Promise<Booked> => booked(await app.reach("CONFIRMED"));

describe("a link that is still being made when the session is booked", () => {
  test("is sent once when it comes, with an entry that replaces the first one, and stands on the page", async () => {
    await offerAt({ kind: "google_conference" }, "processing");
    const booking = await confirmed();
    await setPlace(booking, madeLink("https://meet.example/late"));
    await app.advance(1);
    await until(() => expect(subjectsTo(booking)).toEqual(["Confirmed", "Where to join"]));
    const [first, second] = mailsTo(booking);
    expect(first?.text).toContain("still being created");
    expect(second?.text).toContain("https://meet.example/late");
    if (!first?.event || !second?.event) throw new Error("both have an entry");
    expect(valueOf(second.event, "UID")).toBe(valueOf(first.event, "UID"));
    expect(Number(valueOf(second.event, "SEQUENCE"))).toBeGreaterThan(
      Number(valueOf(first.event, "SEQUENCE")),
    );
    expect(valueOf(second.event, "LOCATION")).toBe("https://meet.example/late");
    expect((await app.viewOf(booking)).place).toMatchObject({ joinUrl: "https://meet.example/late" });
    await app.settled(booking);
    await app.advance(24 * 60);
    await app.settled(booking);
    expect(subjectsTo(booking)).toEqual(["Confirmed", "Where to join"]);
  });

  test("and comes before the confirmation is sent is in the confirmation, and in no other mail", async () => {
    await offerAt({ kind: "google_conference" }, "processing");
    const paying = booked(await app.reach("PAYMENT_PENDING"));
    await setPlace(paying, madeLink("https://meet.example/early"));
    await app.pay(paying.checkoutId);
    await app.untilState(paying, "CONFIRMED");
    await app.settled(paying);
    expect(mailsTo(paying)[0]?.text).toContain("https://meet.example/early");
    await app.advance(120);
    await app.settled(paying);
    expect(subjectsTo(paying)).toEqual(["Confirmed"]);
  });

  test("is taken in by the reconciler too, when nothing else looks", async () => {
    await offerAt({ kind: "google_conference" }, "processing");
    const booking = await confirmed();
    await app.db
      .updateTable("booking")
      .set({ place_due_at: null })
      .where("id", "=", booking.bookingId)
      .execute();
    await setPlace(booking, madeLink("https://meet.example/found"));
    await reconcile(app.taskDeps, "operator");
    await app.settled(booking);
    expect(subjectsTo(booking)).toEqual(["Confirmed", "Where to join"]);
  });
});

describe("a session without a place", () => {
  test.each([
    ["whose link could not be made", { kind: "google_conference" }, "failed"],
    ["of an event type without one", null, "pushed"],
  ] as const)(
    "%s: both are told in the confirmation, and the builder is asked on two pages",
    async (_, location, status) => {
      await offerAt(location, status);
      const booking = await confirmed();
      expect(mailsTo(booking)[0]?.text).toContain("We have asked Ada");
      const { toBuilder } = app.mailsOf(booking, "Confirmed");
      expect(toBuilder[0]).toContain("Please set where it takes place in Calendly");
      const { placeQuestions } = await app.builders.ada.myBuilder.overview();
      expect(placeQuestions.map(({ id }) => id)).toContain(booking.bookingId);

      await setPlace(booking, { type: "physical", location: "1 Main St", additional_info: "Ring twice" });
      await app.advance(61);
      await until(() => expect(subjectsTo(booking)).toEqual(["Confirmed", "Where to join"]));
      expect(mailsTo(booking)[1]?.text).toContain("In person: 1 Main St");
      expect(mailsTo(booking)[1]?.text).toContain("Ring twice");
      const after = await app.builders.ada.myBuilder.overview();
      expect(after.placeQuestions.map(({ id }) => id)).not.toContain(booking.bookingId);
    },
  );

  test("because its link is still not there after an hour: both are told once, and the link is sent when it comes after all", async () => {
    await offerAt({ kind: "google_conference" }, "processing");
    const booking = await confirmed();
    await app.advance(61);
    await until(() => expect(app.mailsOf(booking, "No place yet").toBuilder).toHaveLength(1));
    await app.settled(booking);
    await app.advance(180);
    await app.settled(booking);
    expect(subjectsTo(booking)).toEqual(["Confirmed", "No place yet"]);
    expect(app.mailsOf(booking, "No place yet").toBuilder).toHaveLength(1);
    await setPlace(booking, madeLink("https://meet.example/at-last"));
    await app.advance(61);
    await until(() => expect(subjectsTo(booking)).toEqual(["Confirmed", "No place yet", "Where to join"]));
  });
});

describe("a place that the host changes", () => {
  test("is taken in when calendars are compared, and told to the client once", async () => {
    const booking = await confirmed();
    await setPlace(booking, {
      type: "zoom_conference",
      status: "pushed",
      join_url: "https://zoom.example/j/7",
    });
    await reconcile(app.deps, "operator");
    await reconcile(app.deps, "operator");
    await app.settled(booking);
    expect(subjectsTo(booking)).toEqual(["Confirmed", "A new place"]);
    expect(mailsTo(booking)[1]?.text).toContain("https://zoom.example/j/7");
  });

  test("within the last hours is seen an hour before the start, without a comparison", async () => {
    const booking = await confirmed();
    await setPlace(booking, { type: "custom", location: "https://rooms.example/7" });
    await app.advanceToNotice(booking, 59);
    await until(() => expect(subjectsTo(booking)).toEqual(["Confirmed", "A new place"]));
  });
});

test("a session that is moved is told with the new event's link, and never with the old one's", async () => {
  const before = await confirmed();
  const moved = await app.move(before);
  await app.untilMoved(moved);
  await app.settled(moved);
  const mails = mailsTo(moved);
  expect(mails.map(({ subject }) => subject.split(":")[0])).toEqual(["Confirmed", "Moved"]);
  expect(mails[1]?.text).toContain(`/events/${lastPartOf(moved.atCalendly.event.uri)}/`);
  expect(mails[1]?.text).not.toContain(lastPartOf(before.atCalendly.event.uri));
});

test.each([
  [
    "the builder calls the client",
    { type: "outbound_call", location: "+49 30 1234567" },
    "Ada Okafor calls you at +49 30 1234567",
    "You call Client",
  ],
  [
    "the client calls the builder",
    { type: "inbound_call", location: "+1 555 0100", additional_info: "Code 7" },
    "You call Ada Okafor at +1 555 0100",
    "calls you at +1 555 0100",
  ],
])("by phone, both read who calls whom, at which number: %s", async (_, location, toClient, toBuilder) => {
  const paying = booked(await app.reach("PAYMENT_PENDING"));
  await setPlace(paying, location);
  await reconcile(app.deps, "operator");
  await app.pay(paying.checkoutId);
  await app.untilState(paying, "CONFIRMED");
  await app.settled(paying);
  const [mail] = mailsTo(paying);
  expect(mail?.text).toContain(toClient);
  expect(mail?.text.includes("Code 7")).toBe("additional_info" in location);
  expect(mail?.event === null || mail === undefined ? "" : valueOf(mail.event, "LOCATION")).toBe(toClient);
  expect(app.mailsOf(paying, "Confirmed").toBuilder[0]).toContain(toBuilder);
});

test("what Calendly does not answer stops no confirmation, and is asked again", async () => {
  await offerAt({ kind: "google_conference" }, "processing");
  const paying = booked(await app.reach("PAYMENT_PENDING"));
  const { faults } = app.sandbox.kernel;
  const pattern = `/scheduled_events/${lastPartOf(paying.atCalendly.event.uri)}$`;
  faults.add({
    provider: "calendly",
    on: "request",
    method: "GET",
    pattern,
    fault: { kind: "status", status: 503 },
    remaining: null,
  });
  await app.pay(paying.checkoutId);
  await app.untilState(paying, "CONFIRMED");
  await until(() => expect(subjectsTo(paying)).toEqual(["Confirmed"]));
  await setPlace(paying, madeLink("https://meet.example/mended"));
  await app.advance(30);
  await app.clearFaults();
  const { place_due_at: dueAt } = await app.db
    .selectFrom("booking")
    .select("place_due_at")
    .where("id", "=", paying.bookingId)
    .executeTakeFirstOrThrow();
  expect(dueAt !== null && dueAt <= addMinutes(app.now(), 61)).toBe(true);
  await app.advance(61);
  await until(() => expect(subjectsTo(paying)).toEqual(["Confirmed", "Where to join"]));
});
