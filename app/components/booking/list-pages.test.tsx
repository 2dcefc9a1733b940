import { describe, expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ListPages, ListTop } from "./list-pages.tsx";

const first = { to: "/bookings", words: "Back to the latest" } as const;
const next = { to: "/bookings?before=bkg_1", words: "Show older ones" } as const;

describe("the ways through a list", () => {
  test("are none where all is shown", () => {
    expect(render(<ListPages label="Your bookings" first={null} next={null} />).children).toEqual([]);
  });

  test("are plain links in a navigation that is named after its list", () => {
    const page = render(<ListPages label="Your bookings" first={first} next={next} />);
    expect(nameOf(page, page.one("nav"))).toBe("Your bookings");
    expect(page.withRole("link").map((link) => [link.text, link.get("href"), link.get("rel")])).toEqual([
      ["Show older ones", "/bookings?before=bkg_1", "next"],
      ["Back to the latest", "/bookings", null],
    ]);
  });

  test("lead on from its beginning, and back from its end", () => {
    const waysOf = (page: Parameters<typeof ListPages>[0]) =>
      render(<ListPages {...page} />)
        .all("a")
        .map((link) => link.get("href"));
    expect(waysOf({ label: "Bookings", first: null, next })).toEqual([next.to]);
    expect(waysOf({ label: "Bookings", first, next: null })).toEqual([first.to]);
  });
});

describe("where a page of a list begins", () => {
  test("can take the focus, and is no stop on the way through the page", () => {
    const top = render(<ListTop page={null}>The latest</ListTop>).one("p");
    expect(top.get("tabindex")).toBe("-1");
    expect(top.text).toBe("The latest");
  });

  test("says nothing where the page's heading says it", () => {
    expect(render(<ListTop page={null}>{null}</ListTop>).children).toEqual([]);
  });
});
