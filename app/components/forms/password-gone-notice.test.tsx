import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { PasswordGoneNotice } from "./password-gone-notice.tsx";

test("it is announced at once, with the way to a password of one's own", () => {
  const page = render(<PasswordGoneNotice />);
  expect(page.withRole("alert")).toHaveLength(1);
  expect(page.withRole("link").map((link) => link.get("href"))).toEqual(["/account#password"]);
});

test("who was going somewhere else can go on without a password", () => {
  const page = render(<PasswordGoneNotice goingOn="/bookings/bkg_1" />);
  expect(page.withRole("link").map((link) => link.get("href"))).toEqual([
    "/account#password",
    "/bookings/bkg_1",
  ]);
});
