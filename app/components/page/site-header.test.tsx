import { expect, test } from "vitest";
import { nameOf, sentBy } from "../test-markup.ts";
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
  ["client", ["/", "/bookings", "/account"]],
  ["builder", ["/", "/builder", "/bookings", "/account"]],
  ["operator", ["/", "/operator", "/bookings", "/account"]],
] as const)("a %s finds the ways that are theirs, and no others", (role, ways) => {
  expect(waysOf(person(role))).toEqual(ways);
});

test("signing out is a form, not a link that a prefetch would follow, and works without scripts", () => {
  const page = render(<SiteHeader person={person("client")} />);
  const form = page.one("form");
  expect(form.get("method")).toBe("post");
  expect(form.get("action")).toBe("/sign-out");
  expect(form.one("button").get("type")).toBe("submit");
  expect(form.one("button").text).toBe("Sign out, Casey");
  expect(sentBy(form)).toEqual({});
});

test("who hears the page knows whose account the name is, and what the ways are for", () => {
  const page = render(<SiteHeader person={person("client")} />);
  expect(page.one("a", { href: "/account" }).text).toBe("Your account: Casey");
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
  expect(page.one("a", { href: "/account" }).text).toBe(`Your account: "><script>alert(1)</script>`);
});
