import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { Room } from "./room.tsx";

const PAGES = [
  { to: "/builder", label: "Overview", end: true },
  { to: "/builder/bookings", label: "Bookings", end: false },
] as const;

function roomAt(address: string, mayEnter = true) {
  return render(<Room label="Builder" ways={PAGES} mayEnter={mayEnter} />, {
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

const GROUPED = [
  { to: "/operator", label: "Overview", end: true },
  { label: "Bookings", pages: [{ to: "/operator/bookings", label: "All bookings", end: false }] },
  {
    label: "Repairs",
    pages: [
      { to: "/operator/failed-jobs", label: "Failed jobs", end: false },
      { to: "/operator/problems", label: "Problems", end: false, also: ["/operator/problem-reports"] },
    ],
  },
] as const;

test.each([
  ["/operator", [["Overview", "page"]], []],
  [
    "/operator/failed-jobs",
    [
      ["Repairs", "true"],
      ["Failed jobs", "page"],
    ],
    ["Failed jobs", "Problems"],
  ],
  [
    "/operator/problems/prg_1",
    [
      ["Repairs", "true"],
      ["Problems", "page"],
    ],
    ["Failed jobs", "Problems"],
  ],
  [
    "/operator/problem-reports/prb_1",
    [
      ["Repairs", "true"],
      ["Problems", "page"],
    ],
    ["Failed jobs", "Problems"],
  ],
  ["/operator/runbooks", [], []],
] as const)(
  "at %s the open group and the open page are told, and the group's pages shown",
  (address, open, shown) => {
    const page = render(<Room label="Operations" ways={GROUPED} mayEnter />, {
      address,
      inside: <p>The page</p>,
    });
    const links = page.withRole("link").map((link) => [link.text, link.get("aria-current")] as const);
    expect(links.filter(([, current]) => current !== null)).toEqual(open);
    expect(links.map(([text]) => text)).toEqual(["Overview", "Bookings", "Repairs", ...shown]);
  },
);
