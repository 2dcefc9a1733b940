import { expect, test } from "vitest";
import { POLICY_PRESETS, presetOf } from "../../server/domain/offer/cancellation-presets.ts";
import { policyTyped } from "./policy-form.ts";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  return form;
}

test("a preset is taken by its name, whatever stands in the rows, and known again afterwards", () => {
  for (const name of ["flexible", "moderate", "strict"] as const) {
    expect(policyTyped(formOf({ policy: name, "hours-0": "x" }))).toEqual({
      ok: true,
      policy: POLICY_PRESETS[name],
    });
    expect(presetOf(POLICY_PRESETS[name])).toBe(name);
  }
});

test("rows of one's own are put in order, and empty ones are left out", () => {
  const form = formOf({
    policy: "own",
    "hours-0": "12",
    "percent-0": "50",
    "hours-2": "48",
    "percent-2": "100",
  });
  expect(policyTyped(form)).toEqual({
    ok: true,
    policy: {
      tiers: [
        { noticeMinutesMin: 2880, refundBasisPoints: 10_000 },
        { noticeMinutesMin: 720, refundBasisPoints: 5_000 },
      ],
    },
  });
  expect(policyTyped(formOf({ policy: "own" }))).toEqual({ ok: true, policy: { tiers: [] } });
});

test("half a row and more than everything are refused with the row that they stand in", () => {
  for (const fields of [
    { "hours-1": "12" },
    { "hours-1": "12", "percent-1": "101" },
    { "hours-1": "-1", "percent-1": "10" },
  ]) {
    const problem = { code: "malformed_row", row: 2 };
    expect(policyTyped(formOf({ policy: "own", ...fields }))).toEqual({ ok: false, problem });
  }
});

test("more money for less notice is refused, and so is the same notice twice", () => {
  for (const fields of [
    { "hours-0": "24", "percent-0": "50", "hours-1": "12", "percent-1": "80" },
    { "hours-0": "24", "percent-0": "50", "hours-1": "24", "percent-1": "20" },
  ]) {
    const problem = { code: "not_falling" };
    expect(policyTyped(formOf({ policy: "own", ...fields }))).toEqual({ ok: false, problem });
  }
});
