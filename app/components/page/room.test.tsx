import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { Room } from "./room.tsx";

const PAGES = [
  { to: "/builder", label: "Overview", end: true },
  { to: "/builder/bookings", label: "Bookings", end: false },
] as const;

function roomAt(address: string, mayEnter = true) {
  return render(<Room label="Builder" pages={PAGES} mayEnter={mayEnter} />, {
    address,
    inside: <p>The page itself</p>,
  });
}

test("the ways between the pages are a navigation with a name, as plain links", () => {
  const page = roomAt("/builder");
  const [navigation] = page.withRole("navigation");
  expect(navigation && nameOf(page, navigation)).toBe("Builder");
  expect(page.withRole("link").map((link) => [link.text, link.get("href")])).toEqual([
    ["Overview", "/builder"],
    ["Bookings", "/builder/bookings"],
  ]);
});

test.each([
  ["/builder", "Overview"],
  ["/builder/bookings", "Bookings"],
  ["/builder/bookings/bkg_1", "Bookings"],
])("at %s one way is told as the one that is open: %s", (address, label) => {
  const open = roomAt(address).all("a", { "aria-current": "page" });
  expect(open.map(({ text }) => text)).toEqual([label]);
});

test("who may not enter sees the page's answer, and no ways", () => {
  const page = roomAt("/builder", false);
  expect(page.withRole("navigation")).toEqual([]);
  expect(page.text).toBe("The page itself");
});

test("the page stands in its room", () => {
  expect(roomAt("/builder").one("p").text).toBe("The page itself");
});
