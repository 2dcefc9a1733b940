import { describe, expect, test } from "vitest";
import { DEFAULT_CANCELLATION_POLICY } from "../../../server/domain/offer/cancellation-policy.ts";
import { addMinutes, instant, timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import type { SessionTypeOnPage } from "../../page-data.ts";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { SessionTypeCard } from "./session-type-card.tsx";

const sessionType: SessionTypeOnPage = {
  id: "sty_00000000000000000000000000",
  slug: "architecture-review",
  name: "Architecture review",
  description: "We look at it together.",
  durationMinutes: 90,
  kind: "solo",
  price: money(15_000, "USD"),
  cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
  freeTimes: {
    state: "free_times",
    times: [],
    knownUntil: null,
    hasMore: true,
    ageMinutes: 5,
    isOutdated: false,
  },
};

/** A Monday, 09:00 in Berlin. */
const FIRST = instant("2026-03-02T08:00:00.000Z");
const week: SessionTypeOnPage["freeTimes"] = {
  ...sessionType.freeTimes,
  times: [FIRST, addMinutes(FIRST, 60)],
  knownUntil: addMinutes(FIRST, 7 * 24 * 60),
};

function card(
  { isPaused = false, isOwn = false }: Partial<Parameters<typeof SessionTypeCard>[0]> = {},
  changes: Partial<SessionTypeOnPage> = {},
) {
  return render(
    <ul>
      <SessionTypeCard
        sessionType={{ ...sessionType, ...changes }}
        builderZone={timeZone("Europe/Berlin")}
        isPaused={isPaused}
        isOwn={isOwn}
      />
    </ul>,
  );
}

test("an offer says its name, its price in its currency, its length and with how many it is", () => {
  expect(card().one("h3").text).toBe("Architecture review");
  expect(card().text).toContain("$150.00");
  expect(card().text).toContain("1 h 30 min · one to one");
  expect(card({}, { kind: "group" }).text).toContain("with others");
});

test("what is free says so, and that nothing comes back of nothing is not explained", () => {
  const page = card({}, { price: money(0, "USD") });
  expect(page.text).toContain("Free");
  expect(page.has("details")).toBe(false);
  expect(card().has("details")).toBe(true);
});

describe("the Book button", () => {
  test("is a form that works without scripts, and says which session is meant", () => {
    const form = card().one("form");
    expect([form.get("method"), form.get("action")]).toEqual(["post", `/book/${sessionType.id}`]);
    expect(sentBy(form, form.one("button"))).toEqual({
      intent: "press",
      timeZone: "",
      site: "",
    });
  });

  test("has a name of its own among many cards", () => {
    expect(card().one("button").text).toBe("Book Architecture review");
  });

  test("cannot be pressed by the builder, who sees where it is", () => {
    const page = card({ isOwn: true });
    expect(page.has("form")).toBe(false);
    expect(page.one("button").attributes).toMatchObject({
      disabled: "",
      "aria-disabled": "true",
      type: "button",
    });
  });

  test.each([true, false])(
    "is not there while nothing can be booked, nor free times; for the builder: %s",
    (isOwn) => {
      const page = card({ isPaused: true, isOwn });
      expect(page.has("button")).toBe(false);
      expect(page.text).not.toContain("Free times");
    },
  );
});

describe("free times", () => {
  const page = card({}, { freeTimes: week });
  const [starts, book] = page.all("form");

  test("are a form that works without scripts, with the session and the start that is pressed", () => {
    expect([starts?.get("method"), starts?.get("action")]).toEqual(["post", `/book/${sessionType.id}`]);
    const [, second] = starts?.all("button") ?? [];
    expect(second?.text).toBe("10:00 Monday, 2 March");
    expect(starts && second && sentBy(starts, second)).toEqual({
      intent: "press",
      at: week.times[1],
      timeZone: "",
      site: "",
    });
  });

  test("come before what there is to read of the session", () => {
    expect(page.text.indexOf("09:00")).toBeLessThan(page.text.indexOf("We look at it together."));
  });

  test("leave Book to lead to the others, or to the calendar where there are none", () => {
    expect(book?.one("button").text).toBe("Book Architecture review: More times");
    const all = card({}, { freeTimes: { ...week, hasMore: false } });
    expect(all.all("form")[1]?.one("button").text).toBe("Book Architecture review: Open the calendar");
  });

  test("show to the builder, who cannot press them", () => {
    const own = card({ isOwn: true }, { freeTimes: week });
    expect(own.text).toContain("09:00");
    for (const button of own.all("button")) expect(button.get("disabled")).not.toBeNull();
  });

  test("where there are none, that is said, and the calendar can still be opened", () => {
    const none = card({}, { freeTimes: { ...sessionType.freeTimes, state: "no_times", hasMore: false } });
    expect(none.text).toContain("No free times in the next 30 days");
    expect(none.has("fieldset")).toBe(false);
    expect(none.one("button").text).toBe("Book Architecture review");
  });
});

test("what a builder writes is text, with its line breaks", () => {
  const description = "First.\n\n<script>alert(1)</script>";
  const page = card({}, { description, name: "<b>Review</b>" });
  expect(page.has("script")).toBe(false);
  expect(page.has("b")).toBe(false);
  expect(page.all("p").map(({ typed }) => typed)).toContain(description);
});
