import { afterEach, describe, expect, test, vi } from "vitest";
import { addMinutes, instant, timeZone, type Instant } from "../../../server/domain/values/instant.ts";
import type { Part } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { FreeWeek } from "./free-week.tsx";

/** What the browser guesses: nothing wherever a server renders. */
const browser = vi.hoisted(() => ({ guesses: "" }));
vi.mock("../../hooks/use-browser-time-zone.ts", () => ({ useBrowserTimeZone: () => browser.guesses }));

afterEach(() => {
  browser.guesses = "";
});

/** A Monday, 09:00 in Berlin. */
const FIRST = instant("2026-03-02T08:00:00.000Z");
const DAY_MINUTES = 24 * 60;
const hoursOn = (day: number, count: number) =>
  Array.from({ length: count }, (_, hour) => addMinutes(FIRST, day * DAY_MINUTES + hour * 60));

function week(times: readonly Instant[], knownUntil = addMinutes(FIRST, 7 * DAY_MINUTES)) {
  return render(
    <FreeWeek
      id="week-of-it"
      session="Intro call"
      times={times}
      knownUntil={knownUntil}
      builderZone={timeZone("Europe/Berlin")}
      start={(at, words) => <button value={at}>{words}</button>}
      around={(panels) => <form>{panels}</form>}
    />,
  );
}

/** The days as a screen reader hears them. */
const daysOf = (page: Part) => page.all("label").map(({ text }) => text);
const roomIn = (page: Part) => page.one("div", { class: "measure" }).all("li").length;

describe("a week of free times", () => {
  const page = week([...hoursOn(0, 2), ...hoursOn(2, 1)]);

  test("says of what it is and in which zone its times are, in words", () => {
    expect(page.one("fieldset").one("legend").text).toBe("Intro call: Free times, Berlin time");
  });

  test("says to the page's script in which zone its times are", () => {
    expect(page.one("fieldset").attributes).toMatchObject({ id: "week-of-it", "data-zone": "Europe/Berlin" });
  });

  test("is seven days of one group to choose from, the first with a free time chosen", () => {
    const radios = page.all("input");
    expect(radios).toHaveLength(7);
    expect(new Set(radios.map((radio) => radio.get("name"))).size).toBe(1);
    expect(radios.filter((radio) => radio.get("checked") !== null)).toEqual([radios[0]]);
  });

  test("says of each day how many times are free on it, and of one without any that there are none", () => {
    expect(daysOf(page).slice(0, 4)).toEqual([
      "Mon 2 March: 2 free times",
      "Tue 3 March: no free times",
      "Wed 4 March: 1 free time",
      "Thu 5 March: no free times",
    ]);
    expect(page.one("div", { "data-times": "1" }).text).toContain("Nothing is free on this day.");
  });

  test("names each start by its time and its day, under the day", () => {
    const monday = page.one("div", { "data-times": "0" });
    expect(monday.one("p").text).toBe("Monday, 2 March");
    expect(monday.one("ul").get("aria-labelledby")).toBe(monday.one("p").get("id"));
    expect(monday.all("button").map((start) => [start.get("value"), start.text])).toEqual([
      [FIRST, "09:00 Monday, 2 March"],
      [addMinutes(FIRST, 60), "10:00 Monday, 2 March"],
    ]);
  });

  test("sends the start alone: which day is open is no part of the form", () => {
    expect(page.one("form").all("input")).toEqual([]);
    expect(page.one("form").all("button")).toHaveLength(3);
  });
});

describe("in the reader's zone", () => {
  // 15:00 to 17:00 in Berlin: 23:00, then midnight and later in Tokyo.
  const times = hoursOn(0, 9).slice(6);

  test("a start is said as it is there, on the day that it is there", () => {
    browser.guesses = "Asia/Tokyo";
    const page = week(times);
    expect(page.one("legend").text).toContain("Tokyo time");
    expect(daysOf(page).slice(0, 2)).toEqual(["Mon 2 March: 1 free time", "Tue 3 March: 2 free times"]);
    expect(page.one("div", { "data-times": "1" }).all("button")[0]?.text).toBe("00:00 Tuesday, 3 March");
  });

  test("nothing takes more room than it did in the builder's", () => {
    const evenings = [...hoursOn(0, 16).slice(8), ...hoursOn(1, 8)];
    const before = week(evenings);
    browser.guesses = "America/Los_Angeles";
    const after = week(evenings);
    expect(roomIn(after)).toBe(roomIn(before));
    const lists = after.all("ul").filter((list) => list.get("aria-labelledby") !== null);
    for (const list of lists) expect(list.all("li").length).toBeLessThanOrEqual(roomIn(before));
  });
});

test("a day with more starts than there is room for says how many more, and leads to the first of them", () => {
  const times = hoursOn(0, 10).flatMap((at) => [at, addMinutes(at, 30)]);
  const page = week(times);
  const starts = page.one("div", { "data-times": "0" }).all("button");
  expect(starts).toHaveLength(12);
  expect([starts.at(-1)?.get("value"), starts.at(-1)?.text]).toEqual([times[11], "+9 more, Monday, 2 March"]);
});

test("of a day beyond what is known, nobody says that nothing is free", () => {
  const page = week(hoursOn(0, 2), addMinutes(FIRST, DAY_MINUTES));
  expect(daysOf(page).slice(0, 3)).toEqual([
    "Mon 2 March: 2 free times",
    "Tue 3 March: look in the calendar",
    "Wed 4 March: look in the calendar",
  ]);
  expect(page.one("div", { "data-times": "1" }).text).toContain("shows in the calendar");
});
