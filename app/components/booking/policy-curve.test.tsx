import { expect, test } from "vitest";
import { POLICY_PRESETS } from "../../../server/domain/offer/cancellation-presets.ts";
import { render } from "../test-render.tsx";
import { PolicyCurve } from "./policy-curve.tsx";

function typedOf(policy: Parameters<typeof PolicyCurve>[0]["policy"]): string[] {
  return render(<PolicyCurve policy={policy} />)
    .all("p")
    .map(({ typed }) => typed.replaceAll("\u{a0}", " "));
}

test("each step has its share above and the end of its notice below, down to the start", () => {
  expect(typedOf(POLICY_PRESETS.moderate)).toEqual(["100 %", "50 %", "0 %", "24 h", "12 h", "Start"]);
});

test("a share that holds until the start falls no further, and no policy is one step of nothing", () => {
  expect(typedOf({ tiers: [{ noticeMinutesMin: 0, refundBasisPoints: 2_500 }] })).toEqual(["25 %", "Start"]);
  expect(typedOf({ tiers: [] })).toEqual(["0 %", "Start"]);
});

test("the line falls where less comes back", () => {
  const [, , line] = render(<PolicyCurve policy={POLICY_PRESETS.moderate} />).all("path");
  expect(line?.get("d")).toBe("M0 2H100V36H200V70H300");
});

test("it is a picture of the sentences beside it, which are heard in its place", () => {
  expect(render(<PolicyCurve policy={POLICY_PRESETS.moderate} />).text).toBe("");
});
