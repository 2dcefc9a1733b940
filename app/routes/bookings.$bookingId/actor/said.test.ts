import { expect, test } from "vitest";
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

test("a session that costs nothing has no rule of what comes back", () => {
  expect(saidOf(HELD, ENGLISH).words.rule).not.toEqual([]);
  const free = serverPage(bookingOnPage("SCHEDULED", {}, { price: { amountMinor: 0, currency: "USD" } }));
  expect(saidOf(free, ENGLISH).words.rule).toEqual([]);
});

test("money that went back outside is unusual for a booking that stands", () => {
  expect(saidOf(subjectOnPage("confirmed"), ENGLISH).words.unusual).toBeNull();
  expect(saidOf(subjectOnPage("confirmed, refunded outside"), ENGLISH).words.unusual).toBe("returned");
});
