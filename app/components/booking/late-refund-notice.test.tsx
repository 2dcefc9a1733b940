import { expect, test } from "vitest";
import { DEFAULT_CANCELLATION_POLICY } from "../../../server/domain/offer/cancellation-policy.ts";
import { addMinutes, instant } from "../../../server/domain/values/instant.ts";
import { render } from "../test-render.tsx";
import { LateRefundNotice } from "./late-refund-notice.tsx";

const NOW = instant("2026-03-02T09:00:00.000Z");

function notice(hours: number, refundCeilingBasisPoints: number | null = null) {
  const rule = { cancellationPolicy: DEFAULT_CANCELLATION_POLICY, refundCeilingBasisPoints };
  return render(<LateRefundNotice rule={rule} startsAt={addMinutes(NOW, hours * 60)} now={NOW} />);
}

test.each([
  [2, /no money back/],
  [13, /50\s%\sof it back/],
])("a time %d hours ahead says before the payment what a cancellation would bring", (hours, words) => {
  expect(notice(hours).text).toMatch(words);
});

test("nothing is said where all comes back", () => {
  expect(notice(24).children).toEqual([]);
});

test("a session that was moved keeps the share that was due then", () => {
  expect(notice(48, 5_000).text).toMatch(/50\s%\sof it back/);
});
