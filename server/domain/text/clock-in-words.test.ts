import { expect, test } from "vitest";
import { wrongClockInWords } from "./clock-in-words.ts";
import { ENGLISH } from "./language.ts";

test("it is said whose clock is wrong, by how much, in which direction and against whose", () => {
  expect(wrongClockInWords({ host: "web-1", provider: "calendly", seconds: -119.4 }, ENGLISH)).toBe(
    "web-1’s clock is 1 min 59 s behind Calendly’s",
  );
  expect(wrongClockInWords({ host: null, provider: "stripe", seconds: 7_260 }, ENGLISH)).toBe(
    "This server’s clock is 2 h 1 min ahead of Stripe’s",
  );
  expect(wrongClockInWords({ host: null, provider: "stripe", seconds: 61 }, ENGLISH)).toMatch(/1 min 1 s/);
});
