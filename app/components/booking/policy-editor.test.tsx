import { describe, expect, test } from "vitest";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { cancellationPolicyInWords } from "../../../server/domain/text/policy-in-words.ts";
import { POLICY_PRESETS } from "../../../server/domain/offer/cancellation-presets.ts";
import { OWN_TIERS_MAX, policyTyped } from "../../forms/policy-form.ts";
import { descriptionOf, nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { PolicyEditor } from "./policy-editor.tsx";

const own = { tiers: [{ noticeMinutesMin: 36 * 60, refundBasisPoints: 2_500 }] };

function editor(policy: Parameters<typeof PolicyEditor>[0]["policy"], error?: string) {
  return render(
    <form>
      <PolicyEditor policy={policy} error={error} />
    </form>,
  );
}

describe("without scripts", () => {
  test.each([...Object.values(POLICY_PRESETS), own])("saving again saves the same: %j", (policy) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(sentBy(editor(policy).one("form")))) form.set(name, value);
    expect(policyTyped(form)).toEqual({ ok: true, policy });
  });

  test("what was saved is said as it reads to the client", () => {
    const sentences = editor(own).all("li");
    expect(sentences.map(({ typed }) => typed)).toEqual(cancellationPolicyInWords(own, ENGLISH));
  });
});

test("every field has a name of its own, and all of them one", () => {
  const page = editor(own);
  const names = page.all("input").map((input) => nameOf(page, input));
  expect(nameOf(page, page.one("fieldset"))).toBe("If the client cancels");
  expect(names).not.toContain(null);
  expect(new Set(names).size).toBe(4 + 2 * OWN_TIERS_MAX);
});

test("what is wrong is announced with the fields", () => {
  const wrong = editor(own, "Please write whole hours.");
  expect(descriptionOf(wrong, wrong.one("fieldset"))).toBe("Please write whole hours.");
  const right = editor(own);
  expect(descriptionOf(right, right.one("fieldset"))).toBe("");
});

test("how it reads to the client is announced as it changes", () => {
  expect(editor(own).one("div", { "aria-live": "polite" }).text).toMatch(/^What the client reads/);
});
