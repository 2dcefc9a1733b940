import { afterEach, describe, expect, test, vi } from "vitest";
import { DEFAULT_CANCELLATION_POLICY } from "../../../server/domain/offer/cancellation-policy.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import type { BuilderInList } from "../../page-data.ts";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { BuilderCard } from "./builder-card.tsx";

/** What the browser guesses: nothing wherever a server renders. */
const browser = vi.hoisted(() => ({ guesses: "" }));
vi.mock("../../hooks/use-browser-time-zone.ts", () => ({ useBrowserTimeZone: () => browser.guesses }));

afterEach(() => {
  browser.guesses = "";
});

/** A Monday, 17:00 in Berlin. */
const NEXT = instant("2026-03-02T16:00:00.000Z");

const review: BuilderInList["sessionTypes"][number] = {
  id: "sty_00000000000000000000000000",
  slug: "architecture-review",
  name: "Architecture review",
  description: "",
  durationMinutes: 90,
  kind: "solo",
  price: money(15_000, "USD"),
  cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
  nextFreeAt: NEXT,
};

const builder: BuilderInList = {
  slug: "ada",
  displayName: "Ada Okafor",
  headline: "Builds booking systems.",
  bio: "",
  timeZone: timeZone("Europe/Berlin"),
  accentColor: null,
  pictureEtag: null,
  takesBookings: true,
  average: null,
  topics: [],
  sessionTypes: [review],
};

function card(changes: Partial<BuilderInList> = {}) {
  return render(
    <ul>
      <BuilderCard builder={{ ...builder, ...changes }} />
    </ul>,
  );
}

test("says who it is, what a session costs and how long it is", () => {
  const page = card();
  expect(page.one("h2").text).toBe("Ada Okafor");
  expect(page.one("h2").one("a").get("href")).toBe("/profile/ada");
  expect(page.text).toContain("$150.00");
  expect(page.text).toContain("1 h 30 min");
});

test("of several sessions the least that is paid is said, where prices can be compared", () => {
  const free = { ...review, id: "sty_11111111111111111111111111", price: money(0, "USD") } as const;
  const dear = { ...review, id: "sty_22222222222222222222222222", price: money(90_000, "USD") } as const;
  expect(card({ sessionTypes: [free, dear, review] }).text).toContain("From $150.00");
  expect(card().text).not.toContain("From");
  expect(card({ sessionTypes: [free, free] }).text).not.toContain("From");
  const yen = { ...dear, price: money(100, "JPY") };
  expect(card({ sessionTypes: [review, yen] }).text).not.toContain("From");
});

test("a card has room for three sessions; a picture below what is seen first waits", () => {
  const many = ["1", "2", "3", "4"].map((n) => ({ ...review, id: `sty_${n.repeat(26)}` as const }));
  expect(card({ sessionTypes: many }).all("button")).toHaveLength(3);
  const below = render(
    <ul>
      <BuilderCard builder={{ ...builder, pictureEtag: "one" }} isBelow />
    </ul>,
  );
  expect(below.one("img").get("loading")).toBe("lazy");
  expect(card({ pictureEtag: "one" }).one("img").get("loading")).toBeNull();
});

describe("the next free time", () => {
  test("is said in the builder's zone, in words, with the day", () => {
    const page = card();
    expect(page.text).toContain("Next free, Berlin time");
    expect(page.one("button").text).toBe("Architecture review: Mon 2 Mar, 17:00");
  });

  test("is said in the reader's once that is known", () => {
    browser.guesses = "Asia/Tokyo";
    const page = card();
    expect(page.text).toContain("Next free, Tokyo time");
    expect(page.one("button").text).toBe("Architecture review: Tue 3 Mar, 01:00");
  });

  test("books without scripts when it is pressed: a form to the page that books the session", () => {
    const form = card().one("form");
    expect([form.get("method"), form.get("action")]).toEqual(["post", `/book/${review.id}`]);
    expect(sentBy(form, form.one("button"))).toEqual({
      intent: "press",
      at: NEXT,
      timeZone: "",
      site: "",
    });
  });

  test("says to the page's script in which zone it is, each time by a name of its own", () => {
    const page = card({ sessionTypes: [review, { ...review, id: "sty_11111111111111111111111111" }] });
    const zoned = page
      .all("span")
      .concat(page.all("p"))
      .filter((part) => part.get("data-zone") !== null);
    expect(zoned.map((part) => part.get("data-zone"))).toEqual([
      "Europe/Berlin",
      "Europe/Berlin",
      "Europe/Berlin",
    ]);
    expect(new Set(zoned.map((part) => part.get("id"))).size).toBe(3);
  });

  test("where none is known, there is a link to the session's week", () => {
    const page = card({ sessionTypes: [{ ...review, nextFreeAt: null }] });
    expect(page.has("button")).toBe(false);
    expect(page.text).not.toContain("Next free");
    expect(page.one("a", { href: `/profile/ada#${review.id}` }).text).toBe(
      "See times for Architecture review",
    );
  });

  test("is not there while nothing can be booked", () => {
    const page = card({ takesBookings: false });
    expect(page.has("button")).toBe(false);
    expect(page.text).toContain("Not taking bookings just now.");
    expect(page.text).not.toContain("Next free");
  });
});
