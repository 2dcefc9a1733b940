import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { Portrait } from "./portrait.tsx";

const ada = { slug: "ada", displayName: "Ada Okafor", pictureEtag: null };

test("a picture is asked for under an address that changes with it, so that browsers may keep it", () => {
  const src = (pictureEtag: string) =>
    render(<Portrait builder={{ ...ada, pictureEtag }} size="small" />)
      .one("img")
      .get("src");
  expect(src("one")).toMatch(/^\/profile\/ada\/picture\?/);
  expect(src("one")).not.toBe(src("two"));
});

test("a picture has its size before it is there, and an empty text: the name stands beside it", () => {
  const image = render(<Portrait builder={{ ...ada, pictureEtag: "one" }} size="large" />).one("img");
  expect(image.get("alt")).toBe("");
  expect(Number(image.get("width"))).toBeGreaterThan(0);
  expect(Number(image.get("height"))).toBeGreaterThan(0);
});

test("without a picture the initials stand in its place, and no picture is asked for", () => {
  const page = render(<Portrait builder={ada} size="small" />);
  expect(page.has("img")).toBe(false);
  expect(page.one("span", { "aria-hidden": "true" }).children).toEqual(["AO"]);
});
