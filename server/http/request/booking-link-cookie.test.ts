import { expect, test } from "vitest";
import { bookingLinkCookie, noBookingLinkCookie, readBookingLinks } from "./booking-link-cookie.ts";
import type { HeldBookingLink } from "../../booking/booking-link.ts";

function link(n: number): HeldBookingLink {
  return { bookingId: `bkg_${String(n).padStart(26, "0")}`, key: `k1.${"s".repeat(42)}${n}` };
}

/** What a browser sends back of it. */
function sentBack(setCookie: string): string {
  return setCookie.slice(0, setCookie.indexOf(";"));
}

function afterOpening(links: readonly HeldBookingLink[]): string {
  return links.reduce((header, one) => sentBack(bookingLinkCookie(header, one, true)), "theme=dark");
}

test("what was kept is read again, among other cookies, newest first", () => {
  const header = `theme=dark; ${afterOpening([link(1), link(2)])}; x=y`;
  expect(readBookingLinks(header)).toEqual([link(2), link(1)]);
});

test("a link that is opened again stands once, with its newest key", () => {
  const renewed = { ...link(1), key: `k2.${"t".repeat(43)}` };
  expect(readBookingLinks(afterOpening([link(1), link(2), renewed]))).toEqual([renewed, link(2)]);
});

test("the last five are kept, and no more are read, whatever the cookie says", () => {
  const all = [1, 2, 3, 4, 5, 6].map(link);
  expect(readBookingLinks(afterOpening(all))).toEqual([6, 5, 4, 3, 2].map(link));
  const stuffed = `booking-links=${all.map(({ bookingId, key }) => `${bookingId}:${key}`).join("|")}`;
  expect(readBookingLinks(stuffed)).toHaveLength(5);
});

test("no script reads the cookie, no other site sends it with a form, and it is encrypted on its way over https", () => {
  expect(bookingLinkCookie(null, link(1), true)).toMatch(
    /; Path=\/; Max-Age=2592000; HttpOnly; SameSite=Lax; Secure$/,
  );
  expect(bookingLinkCookie(null, link(1), false)).toMatch(/; SameSite=Lax$/);
});

test("forgetting takes them all", () => {
  expect(noBookingLinkCookie(true)).toMatch(/^booking-links=; Path=\/; Max-Age=0; /);
  expect(readBookingLinks(sentBack(noBookingLinkCookie(true)))).toEqual([]);
});

test.each([
  null,
  "",
  "theme=dark",
  "booking-links=",
  "booking-links=x:y",
  `booking-links=${link(1).bookingId}:a b`,
  `my-booking-links=${link(1).bookingId}:${link(1).key}`,
])("what no button of ours has written is no link: %j", (header) => {
  expect(readBookingLinks(header)).toEqual([]);
});
