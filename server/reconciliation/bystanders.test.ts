import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { listDeadEffects } from "../../db/queue/outbox.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { viewOfDeadLetters } from "../operations/view-of-dead-letters.ts";
import { deadLetterInWords } from "../domain/text/dead-letter-in-words.ts";
import { ENGLISH } from "../domain/text/language.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { invariant } from "../domain/values/invariant.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { until } from "../test-until.ts";
import {
  freeTime,
  kindsOf,
  startReconciliationFixture,
  type ReconciliationFixture,
} from "./test-reconciliation.ts";

let fixture: ReconciliationFixture;
let solo: SessionType;
let group: SessionType;

beforeAll(async () => {
  fixture = await startReconciliationFixture();
  const lena = await findBuilderBySlug(fixture.app.db, "lena-fischer");
  invariant(lena !== null, "Lena is seeded");
  const offers = await listSessionTypes(fixture.app.db, lena.id);
  const named = (slug: string) => offers.find((one) => one.slug === slug);
  const [teardown, officeHour] = [named("product-teardown"), named("open-office-hour")];
  invariant(teardown !== undefined && officeHour !== undefined, "she offers an hour of one’s own and seats");
  await fixture.app.control("calendly", "PATCH", `/event_types/${teardown.calendlyEventTypeId}`, {
    active: true,
  });
  await fixture.app.untilQuiet();
  [solo, group] = [teardown, officeHour];
});
afterAll(() => fixture.stop());

function eventOf(eventId: string) {
  const event = fixture.app.sandbox.calendly.ledger
    .scheduledEvents()
    .find(({ uri }) => uri.endsWith(`/${eventId}`));
  invariant(event !== undefined, "Calendly has the event");
  return event;
}

async function timeOf(bookingId: BookingId) {
  const { time } = (await getBooking(fixture.app.db, bookingId)).context;
  invariant(time !== null, "it has a time");
  return time;
}

/** The host makes another meeting of it: the invitee goes to where somebody else has a seat. */
async function moveOnto(bookingId: BookingId, eventTypeUri: string, startTime: string): Promise<void> {
  const { calendlyInviteeUri } = await timeOf(bookingId);
  await fixture.app.control(
    "calendly",
    "POST",
    `/invitees/${calendlyInviteeUri.split("/").at(-1) ?? ""}/reschedule`,
    { startTime, eventTypeUri, by: "host" },
  );
}

async function deadEffectsOf(bookingId: BookingId) {
  return (await listDeadEffects(fixture.app.db, { bookingId })).map(({ effect, lastError }) => ({
    type: effect?.type,
    lastError,
  }));
}

describe("a bystander’s confirmed seat in a group’s event", () => {
  let bystander: BookingId;
  beforeEach(async () => {
    bystander = await fixture.scheduled(group);
    await fixture.app.untilQuiet();
  });

  async function expectTheirSeatStands(): Promise<void> {
    const { calendlyEventId } = await timeOf(bystander);
    expect(eventOf(calendlyEventId)).toMatchObject({ status: "active" });
    expect((await getBooking(fixture.app.db, bystander)).state).toBe("CONFIRMED");
  }

  test.each(["paid", "unpaid"] as const)(
    "stands when a %s session of one’s own is moved onto it by the host: the effect is refused for good, and an operator reads why",
    async (money) => {
      const moved = money === "paid" ? await fixture.confirmed(solo) : await fixture.scheduled(solo);
      await fixture.app.untilQuiet();
      const { startsAt } = await timeOf(bystander);
      await moveOnto(moved, group.calendlyEventTypeUri, startsAt);
      await until(async () =>
        expect((await getBooking(fixture.app.db, moved)).context.rejectedBecause).toBe("other_event_type"),
      );
      await fixture.app.untilQuiet();
      await expectTheirSeatStands();
      expect(await deadEffectsOf(moved)).toEqual([
        { type: "releaseTime", lastError: expect.stringContaining("several seats") as string },
      ]);
      const { effects } = await viewOfDeadLetters(fixture.app.db, fixture.app.services.clock.now(), ENGLISH);
      const deadLetter = effects.find(({ booking }) => booking?.id === moved);
      invariant(deadLetter !== undefined, "there is a dead letter");
      expect(deadLetterInWords(deadLetter.was, ENGLISH).dropped).toContain("everybody");
      expect(kindsOf(await fixture.findingsOf(moved))).toEqual(["letter_dead open"]);
      await expectTheirSeatStands();
    },
  );
});

describe("a priced session that is booked at Calendly directly", () => {
  async function bookSolo(email: string) {
    return fixture.app.control<{ event: { uri: string }; invitee: { uri: string } }>(
      "calendly",
      "POST",
      "/book",
      {
        eventTypeUri: solo.calendlyEventTypeUri,
        startTime: await freeTime(fixture.app, solo.calendlyEventTypeUri),
        email,
        name: "Gil Group",
      },
    );
  }
  const idOf = (uri: string) => uri.split("/").at(-1) ?? "";

  test("is given back when its client has begun a free group’s session and picked no time", async () => {
    const begun = await fixture.initiated(group);
    const { clientEmail } = await getBooking(fixture.app.db, begun);
    const { event } = await bookSolo(clientEmail);
    await until(() => expect(eventOf(idOf(event.uri)).status).toBe("canceled"));
    expect(eventOf(idOf(event.uri)).cancellation?.reason).toContain("has no time yet");
  });

  test("is an open drift with its reason while the builder takes none, at every run, and gone when it is canceled", async () => {
    const builder = fixture.app.db.updateTable("builder").where("slug", "=", "lena-fischer");
    await builder.set({ direct_bookings: "ignore" }).execute();
    const { event, invitee } = await bookSolo("igor@example.com");
    await fixture.app.untilQuiet();
    const found = async () =>
      (await fixture.reconcile()).findings.filter(({ subject }) => subject === idOf(event.uri));
    for (let run = 0; run < 2; run++) {
      expect(await found()).toMatchObject([
        { kind: "event_unbooked", repaired: false, details: { type: "no_direct_bookings" } },
      ]);
    }
    await fixture.app.control("calendly", "POST", `/invitees/${idOf(invitee.uri)}/cancel`, { by: "host" });
    await builder.set({ direct_bookings: "adopt" }).execute();
    await fixture.app.untilQuiet();
    expect(await found()).toEqual([]);
  });
});
