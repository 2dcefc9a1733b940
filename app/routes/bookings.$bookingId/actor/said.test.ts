import { expect, test } from "vitest";
import { instant } from "../../../../server/domain/values/instant.ts";
import { SUBJECTS } from "../../../../server/domain/booking/cases/test-booking-subjects.ts";
import { ENGLISH } from "../../../../server/domain/text/language.ts";
import { bookingOnPage } from "../page-under-test.ts";
import { saidOf } from "./said.ts";
import { HELD, serverPage, TO_PICK } from "./test-actor.ts";
import { isOverdue, paceOf, refreshSecondsWithoutScripts, waitOf } from "./waiting-for.ts";
import { offersOf } from "./offers.ts";

const subjectOnPage = (name: keyof typeof SUBJECTS) =>
  serverPage(bookingOnPage(SUBJECTS[name].state, {}, SUBJECTS[name].context));

test("what the booking's machine makes of a booking is said with it", () => {
  for (const page of [
    TO_PICK,
    HELD,
    serverPage(bookingOnPage("PAYMENT_PENDING", { waitingFor: "checkout" })),
  ]) {
    const { wait, pace, offers, refreshSeconds, isOverdue: isLate } = saidOf(page, ENGLISH);
    expect([wait, pace, offers, refreshSeconds, isLate]).toEqual([
      waitOf(page),
      paceOf(page),
      offersOf(page),
      refreshSecondsWithoutScripts(page),
      isOverdue(page),
    ]);
  }
});

test("the client reads what is theirs to do, whoever else looks reads what the client has to", () => {
  expect(saidOf(TO_PICK, ENGLISH).words.status.words).toBe("Waiting for you to pick a time");
  const theirs = serverPage({ ...TO_PICK.booking, viewerIsClient: false });
  expect(saidOf(theirs, ENGLISH).words.status.words).toBe("Waiting for the client to pick a time");
});

test("what comes back is said as dates of the session, in sentences while there is no time, and not once it is too late", () => {
  const held = saidOf(HELD, ENGLISH).words.policy;
  expect(held?.dates?.sentences[0]?.words).toBe("All of it back until Mon 2 Mar, 15:00 (now)");
  expect(held?.sentences).toEqual(["If the builder cancels, you get everything back."]);
  const unpicked = saidOf(TO_PICK, ENGLISH).words.policy;
  expect(unpicked?.dates).toBeNull();
  expect(unpicked?.sentences.length).toBeGreaterThan(2);
  const begun = serverPage(bookingOnPage("CONFIRMED", { now: instant("2026-03-03T14:00:00Z") }));
  for (const page of [begun, serverPage(bookingOnPage("COMPLETED")), serverPage(bookingOnPage("CANCELED"))])
    expect(saidOf(page, ENGLISH).words.policy).toBeNull();
});

test("a session that costs nothing has no policy of what comes back", () => {
  const free = serverPage(bookingOnPage("SCHEDULED", {}, { price: { amountMinor: 0, currency: "USD" } }));
  expect(saidOf(free, ENGLISH).words.policy).toBeNull();
});

test("money that went back outside is unusual for a booking that stands", () => {
  expect(saidOf(subjectOnPage("confirmed"), ENGLISH).words.unusual).toBeNull();
  expect(saidOf(subjectOnPage("confirmed, refunded outside"), ENGLISH).words.unusual).toBe("returned");
});
