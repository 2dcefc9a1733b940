import { expect, test } from "vitest";
import { parseDeadLetterName } from "./dead-letter-name.ts";

test("an effect's and a delivery's name are read back as what they name", () => {
  expect(parseDeadLetterName("effect:bkg_1:4:0")).toEqual({ kind: "effect", effectKey: "bkg_1:4:0" });
  expect(parseDeadLetterName("effect:bkg_1:0:decline-event-1")).toMatchObject({
    effectKey: "bkg_1:0:decline-event-1",
  });
  expect(parseDeadLetterName("delivery:17")).toEqual({ kind: "delivery", inboxId: 17 });
});

test("anything else names nothing", () => {
  for (const text of ["", "effect:", "effect:sty_1:4:0", "delivery:0", "delivery:1.5", "17", "other:17"]) {
    expect(parseDeadLetterName(text)).toBeNull();
  }
});
