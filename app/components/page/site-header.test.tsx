import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { SiteHeader } from "./site-header.tsx";

function person(role: "client" | "builder" | "operator", name = "Casey") {
  return { name, email: "casey@example.com", role };
}

function waysOf(shown: Parameters<typeof SiteHeader>[0]["person"]) {
  return render(<SiteHeader person={shown} />)
    .withRole("link")
    .map((link) => link.get("href"));
}

test("a stranger finds the way in, and nothing of an account", () => {
  expect(waysOf(null)).toEqual(["/", "/sign-in"]);
  expect(render(<SiteHeader person={null} />).has("form")).toBe(false);
});

test.each([
  ["client", ["/bookings"]],
  ["builder", ["/builder", "/bookings"]],
  ["operator", ["/operator", "/bookings"]],
] as const)("a %s finds the ways that are theirs, in the bar and in the menu, and no others", (role, own) => {
  expect(waysOf(person(role))).toEqual(["/", ...own, ...own, "/account"]);
});

test("who hears the page knows whose account it is, and what the ways are for", () => {
  const page = render(<SiteHeader person={person("client")} />);
  expect(page.one("summary").text).toContain("Your account: Casey");
  const [navigation] = page.withRole("navigation");
  expect(navigation && nameOf(page, navigation)).toBe("Your account");
});

test("the way home has a name for who hears it, signed in or not", () => {
  for (const shown of [null, person("client")])
    expect(render(<SiteHeader person={shown} />).one("a", { href: "/" }).text).toBe("BuildAppsWith");
});

test("a name is text, whatever somebody calls themselves", () => {
  const page = render(<SiteHeader person={person("client", `"><script>alert(1)</script>`)} />);
  expect(page.has("script")).toBe(false);
  expect(page.one("summary").text).toContain(`Your account: "><script>alert(1)</script>`);
});
