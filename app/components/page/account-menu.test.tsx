import { expect, test } from "vitest";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { AccountMenu } from "./account-menu.tsx";

const PAGES = [{ to: "/bookings", label: "My bookings" }];

function menuOf(name = "Casey", email = "casey@example.com") {
  return render(<AccountMenu person={{ name, email }} pages={PAGES} />);
}

test("the menu says whose account it is before it is opened, and opens without scripts", () => {
  const menu = menuOf().one("details");
  expect(menu.get("open")).toBeNull();
  expect(menu.one("summary").text).toBe("Your account: Casey");
  expect(menu.one("p").text).toContain("casey@example.com");
});

test("it leads to the account and to one's pages, and a name that is an address is said once", () => {
  expect(
    menuOf()
      .withRole("link")
      .map((link) => [link.text, link.get("href")]),
  ).toEqual([
    ["My bookings", "/bookings"],
    ["Your account", "/account"],
  ]);
  expect(menuOf("casey@example.com").one("p").text).toBe("casey@example.com");
});

test("signing out is a form, not a link that a prefetch would follow, and works without scripts", () => {
  const form = menuOf().one("form");
  expect(form.get("method")).toBe("post");
  expect(form.get("action")).toBe("/sign-out");
  expect(form.one("button").get("type")).toBe("submit");
  expect(form.one("button").text).toBe("Sign out, Casey");
  expect(sentBy(form)).toEqual({});
});

test("a name is text, whatever somebody calls themselves", () => {
  const page = menuOf(`"><script>alert(1)</script>`);
  expect(page.has("script")).toBe(false);
  expect(page.one("p").text).toContain(`"><script>alert(1)</script>`);
});
