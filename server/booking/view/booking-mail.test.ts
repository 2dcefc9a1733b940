import { describe, expect, test } from "vitest";
import {
  confirmed,
  scheduled,
  TEST_BUILDER,
  TEST_NOW,
  testBooking,
} from "../../../db/bookings/test-bookings.ts";
import { NOTIFICATION_KINDS } from "../../domain/booking/booking-effect.ts";
import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import type { Booking, Party } from "../../domain/booking/booking.ts";
import { ENGLISH } from "../../domain/text/language.ts";
import { bookingMail } from "./booking-mail.ts";

const APP_URL = "https://book.example";
const LINK = `${APP_URL}/bookings/bkg_1/link?key=secret`;
const KINDS: readonly NotificationKind[] = [...NOTIFICATION_KINDS, "finish_paying", "session_reminder"];

function textOf(
  booking: Booking,
  kind: NotificationKind,
  audience: "client" | "builder",
  isSentAgain = false,
): string {
  return bookingMail({
    booking,
    builder: TEST_BUILDER,
    audience,
    language: ENGLISH,
    news: kind,
    refund: booking.context.price,
    note: null,
    isSentAgain,
    effectKey: `${booking.id}:1:0`,
    appUrl: APP_URL,
    mailAddress: "bookings@book.example",
    bookingLink: LINK,
    dueAt: TEST_NOW,
    at: TEST_NOW,
  }).text;
}

const booked = confirmed(scheduled(testBooking()));

describe.each(KINDS)("a mail about %s", (kind) => {
  test.each(["client", "builder"] as const)("names no link of the %s twice", (audience) => {
    const links = textOf(booked, kind, audience).match(/https?:\S+/g) ?? [];
    expect(links.length).toBeGreaterThan(0);
    expect(new Set(links).size).toBe(links.length);
  });
});

/** The mails that say to a client what comes back when they cancel. */
const WITH_RULE = ["confirmed", "moved", "please_pay"] as const satisfies readonly NotificationKind[];

test.each(WITH_RULE)(
  "after a move that has lowered what comes back, a mail about %s says the rule in force and no better one",
  (kind) => {
    const moved = { ...booked, context: { ...booked.context, refundCeilingBasisPoints: 5_000 } };
    const text = textOf(moved, kind, "client");
    expect(text).toContain("The session was moved when 50\u00a0% would have come back");
    expect(text).not.toContain("all of it back");
    expect(textOf(booked, kind, "client")).toContain("all of it back");
  },
);

test("no other mail says what comes back when somebody cancels", () => {
  const others = KINDS.filter((kind) => WITH_RULE.every((one) => one !== kind));
  expect(others.filter((kind) => textOf(booked, kind, "client").includes("all of it back"))).toEqual([]);
});

test("a cancellation while the client's bank decides promises no money that the bank may return itself", () => {
  const [payment] = booked.context.payments;
  if (payment === undefined) throw new Error("nothing was paid");
  const { paymentIntentId, amount } = payment;
  const dispute = { disputeId: "dp_1", paymentIntentId, amount, answerDueAt: null } as const;
  const asked = (stage: "dispute" | "inquiry") => ({
    ...booked,
    context: { ...booked.context, disputes: [{ ...dispute, status: "open" as const, stage }] },
  });
  expect(textOf(asked("dispute"), "canceled", "client")).toContain("unless your bank returns it");
  expect(textOf(asked("dispute"), "canceled", "client")).not.toContain("goes back to where it came from");
  expect(textOf(asked("dispute"), "canceled", "builder")).toContain("waits for what the bank decides");
  expect(textOf(asked("inquiry"), "canceled", "client")).toContain("goes back to where it came from");
});

test("a refund that is sent again is the money owed, and no gift of the builder's", () => {
  const text = textOf(booked, "refund_granted", "client", true);
  expect(text).toContain("did not reach you");
  expect(text).toContain("once more");
  expect(text).not.toContain("gives you");
  expect(textOf(booked, "refund_granted", "client")).toContain("Ada Okafor gives you $150.00 back");
});

test.each(KINDS)("a mail about %s says of no payment that it was made by card", (kind) => {
  for (const audience of ["client", "builder"] as const) {
    expect(textOf(booked, kind, audience)).not.toMatch(/\bcard\b/);
  }
});

test("a cancellation says who canceled: the reader, the other, we, or somebody on Calendly", () => {
  const canceled = (canceledBy: Party): Booking => ({
    ...booked,
    state: "CANCELED",
    context: { ...booked.context, canceledAt: TEST_NOW, canceledBy },
  });
  const firstLine = (by: Party, audience: "client" | "builder") =>
    textOf(canceled(by), "canceled", audience).split("\n")[0];
  expect(firstLine("client", "client")).toBe("You canceled Architecture review with Ada Okafor.");
  expect(firstLine("builder", "client")).toBe("Ada Okafor canceled Architecture review with you.");
  expect(firstLine("operator", "client")).toBe("We canceled Architecture review with Ada Okafor.");
  expect(firstLine("unknown", "client")).toBe(
    "Architecture review with Ada Okafor was canceled on Calendly.",
  );
  expect(firstLine("client", "builder")).toBe("Casey Client canceled Architecture review with you.");
  expect(firstLine("builder", "builder")).toBe("You canceled Architecture review with Casey Client.");
  expect(firstLine("operator", "builder")).toBe("We canceled Architecture review with Casey Client.");
});

test("what a confirmation says of moving and canceling is what the page offers: a free one names no money, a group's seat is Calendly's", () => {
  const free = { amountMinor: 0, currency: "USD" };
  const change = (context: Partial<Booking["context"]>) =>
    textOf({ ...booked, context: { ...booked.context, ...context } }, "confirmed", "client");
  expect(change({})).toContain("what comes back is shown first");
  const freeOneToOne = change({ price: free, payments: [] });
  expect(freeOneToOne).toContain("You can move it or cancel it on the booking’s page.");
  expect(freeOneToOne).not.toContain("comes back");
  const seat = change({ price: free, payments: [], calendlyEventKind: "group" });
  expect(seat).toContain("You can cancel your seat on Calendly");
  expect(seat).not.toMatch(/move it|comes back/);
});
