import { expect, test } from "vitest";
import {
  DEFAULT_CANCELLATION_POLICY,
  type CancellationRule,
} from "../../../server/domain/offer/cancellation-policy.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { cancellationRuleInWords } from "../../../server/domain/text/policy-in-words.ts";
import { render } from "../test-render.tsx";
import { PolicyDetails } from "./policy-details.tsx";

const rule = { cancellationPolicy: DEFAULT_CANCELLATION_POLICY, refundCeilingBasisPoints: null };

const details = (shown: CancellationRule) =>
  render(<PolicyDetails sentences={cancellationRuleInWords(shown, ENGLISH)} />);

function sentencesOf(shown: CancellationRule) {
  return details(shown)
    .all("li")
    .map(({ typed }) => typed);
}

test("what comes back is said in the words of mails and pages, and without scripts", () => {
  expect(sentencesOf(rule)).toEqual(cancellationRuleInWords(rule, ENGLISH));
  expect(details(rule).one("summary").text).toBe("If you have to cancel");
});

test("a ceiling that moving the session has set is part of it", () => {
  const moved = { ...rule, refundCeilingBasisPoints: 5_000 };
  expect(sentencesOf(moved)).toEqual(cancellationRuleInWords(moved, ENGLISH));
  expect(sentencesOf(moved)).not.toEqual(sentencesOf(rule));
});

test("it is closed until somebody wants to know", () => {
  expect(details(rule).one("details").get("open")).toBeNull();
});
