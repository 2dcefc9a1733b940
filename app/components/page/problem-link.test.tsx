import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { ProblemLink } from "./problem-link.tsx";

function queryOf(html: ReturnType<typeof render>): Record<string, string> {
  return Object.fromEntries(new URL(html.one("a").get("href") ?? "", "https://ours.example").searchParams);
}

test("the link names the step, the page’s request and its booking, and leaves the address’s query behind", () => {
  const link = <ProblemLink step="payment" bookingId="bkg_1" />;
  const html = render(link, { address: "/bookings/bkg_1?key=secret", everyPage: { requestId: "req_1" } });
  expect(html.one("a").text).toBe("Something wrong with this page?");
  expect(queryOf(html)).toEqual({
    step: "payment",
    booking: "bkg_1",
    request: "req_1",
    from: "/bookings/bkg_1",
  });
});

test("in the place of a page that failed it names the request that failed", () => {
  const html = render(<ProblemLink step="error_page" requestId="req_failed" />);
  expect(queryOf(html)).toEqual({ step: "error_page", request: "req_failed", from: "/somewhere" });
});
