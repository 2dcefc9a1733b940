import { expect, test } from "vitest";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { timeZone } from "../../../server/domain/values/instant.ts";
import type { SessionTypeOnPage } from "../../page-data.ts";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { EmbedOffer } from "./embed-offer.tsx";
import { OFFER } from "../test-embed.ts";

function offer(freeTimes: Partial<SessionTypeOnPage["freeTimes"]> = {}) {
  return render(
    <ul>
      <EmbedOffer
        sessionType={{ ...OFFER, freeTimes: { ...OFFER.freeTimes, ...freeTimes } }}
        zone={timeZone("Europe/Berlin")}
        language={ENGLISH}
        isOnlyOne={false}
      />
    </ul>,
  );
}

test("each time leads to the booking with that time, in a tab of its own, and says its day and hour in the builder's zone", () => {
  const [first] = offer().all("a");
  expect(first?.get("href")).toBe(`/book/${OFFER.id}?at=2026-03-03T13%3A00%3A00.000Z`);
  expect([first?.get("target"), first?.get("rel")]).toEqual(["_blank", "noopener"]);
  expect(first?.text).toBe("Tue 3 Mar 14:00");
});

test("price and length stand beside the name, and the link to more times names its session", () => {
  const page = offer();
  expect(page.text).toContain("$150.00");
  expect(page.text).toContain("1 h 30 min · one to one");
  expect(page.all("a").map((link) => nameOf(page, link))).toContain("More times for Architecture review");
});

test("without known times one button books; without free ones it says so", () => {
  const unknown = offer({ state: "unknown", times: [] });
  expect(unknown.all("a").map((link) => [nameOf(unknown, link), link.get("href")])).toEqual([
    ["Book Architecture review", `/book/${OFFER.id}`],
  ]);
  expect(offer({ state: "no_times", times: [] }).text).toContain("No free times just now.");
});
