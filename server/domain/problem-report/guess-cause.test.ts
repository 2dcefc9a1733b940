import { expect, test } from "vitest";
import { guessCause } from "./guess-cause.ts";
import { isPagePath, problemNumberIn, spokenNumber } from "./problem-report.ts";

test("the first guess goes by the step and how the booking stands", () => {
  expect(guessCause("payment", "PAYMENT_FAILED")).toBe("payment_declined");
  expect(guessCause("payment", "PAYMENT_PENDING")).toBe("payment_unclear");
  expect(guessCause("details", "ABANDONED")).toBe("time_gone");
  expect(guessCause("time", "INITIATED")).toBe("no_times");
  expect(guessCause("time", "SCHEDULED")).toBe("time_gone");
  expect(guessCause("sign_in", null)).toBe("could_not_sign_in");
  expect(guessCause("error_page", "CONFIRMED")).toBe("page_error");
  expect(guessCause("over", "REFUNDED")).toBe("refund_unclear");
  expect(guessCause("profile", null)).toBe("other");
});

test("a number is found however it is written, and nothing else is taken for one", () => {
  for (const written of ["48213907", spokenNumber("48213907"), " 4821 3907 "])
    expect(problemNumberIn(written)).toBe("48213907");
  for (const other of ["", "4821390", "bkg_48213907", "482139071"]) expect(problemNumberIn(other)).toBeNull();
});

test("a page's path leads to no other site, and has no query", () => {
  for (const path of ["/", "/profile/ada-okafor", "/bookings/bkg_1/link", "/caf%C3%A9", "/a/@b:c,d"])
    expect([path, isPagePath(path)]).toEqual([path, true]);
  const others = ["", "profile", "//elsewhere.example", "/\\elsewhere.example", "https://elsewhere.example"];
  for (const path of [...others, "/link?key=1", "/a#b", "/a b", "/a\nb", "/café", `/${"x".repeat(300)}`])
    expect([path, isPagePath(path)]).toEqual([path, false]);
});
