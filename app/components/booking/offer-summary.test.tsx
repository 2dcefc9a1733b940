import { expect, test } from "vitest";
import { cancellationPolicyInWords } from "../../../server/domain/text/policy-in-words.ts";
import { DEFAULT_CANCELLATION_POLICY } from "../../../server/domain/offer/cancellation-policy.ts";
import { languageOf } from "../../text/languages.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { render } from "../test-render.tsx";
import { OfferSummary } from "./offer-summary.tsx";

function summary(more: Partial<Parameters<typeof OfferSummary>[0]> = {}) {
  return render(
    <OfferSummary
      builder={{
        slug: "ada",
        displayName: "Ada",
        headline: "",
        bio: "",
        timeZone: timeZone("Europe/Berlin"),
        accentColor: null,
        pictureEtag: null,
      }}
      sessionType={{
        id: "sty_00000000000000000000000000",
        slug: "review",
        name: "Architecture <b>review</b>",
        description: "",
        durationMinutes: 60,
        kind: "solo",
        price: money(15_000, "USD"),
        cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
      }}
      start={null}
      zone={timeZone("Europe/Berlin")}
      {...more}
    />,
  );
}

test("it is a region of its own, which leads to whoever the session is with", () => {
  const region = summary().one("section");
  expect(region.get("aria-label")).toBe("Your session");
  expect(region.one("a").get("href")).toBe("/profile/ada");
  expect(region.one("h2").text).toBe("Architecture <b>review</b>");
});

test("the policy's first sentence is there for everybody, the others for who opens it, and none twice", () => {
  const sentences = cancellationPolicyInWords(DEFAULT_CANCELLATION_POLICY, languageOf("en"));
  const policy = summary().one("details");
  expect(policy.one("summary").text).toBe(sentences[0]);
  expect(policy.all("li").map(({ text }) => text)).toEqual(sentences.slice(1));
});

test("a session over midnight says the day on which it starts", () => {
  const start = instant("2026-03-03T22:30:00.000Z");
  const text = summary({ start }).text;
  expect(text).toContain("23:30–00:30");
  expect(text).toContain("Tuesday, 3 March 2026");
});
