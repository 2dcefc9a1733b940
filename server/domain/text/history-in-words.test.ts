import { describe, expect, test } from "vitest";
import { eventInWords, whenAndByWhomInWords, type HistoryReader } from "./history-in-words.ts";
import { ENGLISH } from "./language.ts";
import { EVENTS } from "../booking/cases/test-booking-events.ts";

const headline = (
  eventType: string,
  by: string | null,
  reader: HistoryReader,
  reason: string | null = null,
) => eventInWords({ eventType, by, reason }, reader, ENGLISH);

const byWhom = (causeKind: Parameters<typeof whenAndByWhomInWords>[0]["causeKind"]) =>
  whenAndByWhomInWords({ when: "14:00", causeKind }, "client", ENGLISH);

describe("a history in words", () => {
  test("calls its reader you, and the others by what this reader knows them as", () => {
    expect(headline("CANCEL_REQUESTED", "builder", "builder")).toBe("Canceled by you");
    expect(headline("CANCEL_REQUESTED", "builder", "client")).toBe("Canceled by the builder");
    expect(headline("CANCEL_REQUESTED", "builder", "operator")).toBe("Canceled by the builder");
    expect(headline("REFUND_SETTLED", null, "client")).toBe("Money returned to you");
    expect(byWhom("operator")).toBe("14:00, by us");
    expect(byWhom("client")).toBe("14:00, by you");
    expect(byWhom("stripe")).toBe("14:00, reported by Stripe");
    expect(byWhom("worker")).toBe("14:00, by the system");
  });

  test("does not guess who it was when Calendly did not say", () => {
    expect(headline("TIME_CANCELED", "unknown", "client")).toBe("Canceled at Calendly");
    expect(headline("TIME_MOVED", null, "builder")).toBe("Moved to another time");
  });

  test("calls a dispute what only a bank has asked in no line", () => {
    expect(headline("DISPUTE_OPENED", null, "client", "dispute")).toBe(
      "You have disputed the payment at the bank",
    );
    expect(headline("DISPUTE_OPENED", null, "client", "inquiry")).toBe("Your bank asks about the payment");
    expect(headline("DISPUTE_OPENED", null, "builder", "inquiry")).toBe(
      "The client’s bank asks about the payment",
    );
  });

  test("has a sentence for every event, and reads one that it does not know by its name", () => {
    for (const { type } of Object.values(EVENTS)) {
      expect(headline(type, null, "client")).not.toBe(type.toLowerCase().replaceAll("_", " "));
    }
    expect(headline("SOMETHING_OLD", null, "client")).toBe("something old");
  });
});
