import { describe, expect, test } from "vitest";
import { causeInWords, eventInWords } from "./history-in-words.ts";
import { FACTS } from "./test-booking-facts.ts";

describe("a history in words", () => {
  test("calls its reader you, and the others by what this reader knows them as", () => {
    expect(eventInWords("CANCEL_REQUESTED", "builder", "builder")).toBe("Canceled by you");
    expect(eventInWords("CANCEL_REQUESTED", "builder", "client")).toBe("Canceled by the expert");
    expect(eventInWords("CANCEL_REQUESTED", "builder", "operator")).toBe("Canceled by the builder");
    expect(eventInWords("REFUND_SETTLED", null, "client")).toBe("Money returned to you");
    expect(causeInWords("operator", "client")).toBe("by us");
    expect(causeInWords("client", "client")).toBe("by you");
  });

  test("does not guess who it was when Calendly did not say", () => {
    expect(eventInWords("TIME_CANCELED", "unknown", "client")).toBe("Canceled at Calendly");
    expect(eventInWords("TIME_MOVED", null, "builder")).toBe("Moved to another time");
  });

  test("has a sentence for every fact, and reads one that it does not know by its name", () => {
    for (const { type } of Object.values(FACTS)) {
      expect(eventInWords(type, null, "client")).not.toBe(type.toLowerCase().replaceAll("_", " "));
    }
    expect(eventInWords("SOMETHING_OLD", null, "client")).toBe("something old");
  });
});
