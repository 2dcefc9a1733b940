import fc from "fast-check";
import { expect, test } from "vitest";
import { EARLY_START_FIELD, POLICIES_FIELD, policiesValue, tickedIn } from "./ticked-consents.ts";

const number = fc.integer({ min: 1, max: 999_999 });

test("a form says which versions stood beside the box that was ticked", () => {
  fc.assert(
    fc.property(number, fc.option(number), fc.boolean(), (terms, privacy, earlyStart) => {
      const form = new FormData();
      form.set(POLICIES_FIELD, policiesValue({ terms, privacy }));
      if (earlyStart) form.set(EARLY_START_FIELD, "yes");
      expect(tickedIn(form)).toEqual({ policies: { terms, privacy }, earlyStart });
    }),
  );
});

test("nothing is ticked in a form that says nothing, or nothing that a box of ours would say", () => {
  expect(tickedIn(new FormData())).toEqual({ policies: null, earlyStart: false });
  for (const value of ["", "on", "0", "1.0", "-1", "1.2.3", "9999999", "1."]) {
    const form = new FormData();
    form.set(POLICIES_FIELD, value);
    expect(tickedIn(form).policies).toBeNull();
  }
});
