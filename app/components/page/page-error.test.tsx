import { expect, test } from "vitest";
import type { PageSubject } from "../../text/page-error-words.ts";
import { render } from "../test-render.tsx";
import { PageError } from "./page-error.tsx";

const SUBJECTS = ["offers", "booking", "builder", "operations", "account"] as const satisfies PageSubject[];

interface Answer {
  readonly requestId: string | null;
  readonly wasForm: boolean;
  readonly retryAfterSeconds: number | null;
}
const looked: Answer = { requestId: "request-that-failed", wasForm: false, retryAfterSeconds: null };

/** What a route has thrown: an answer with our own words in it, as Remix hands it to the page. */
function answer(status: number, data: Answer = looked) {
  return { status, statusText: "", internal: false, data };
}

function errorPage(thrown: unknown, about: PageSubject = "booking", address = "/bookings/bkg_1?step=pay") {
  return render(<PageError about={about} />, { thrown, address });
}

function waysOf(page: ReturnType<typeof errorPage>) {
  return page
    .withRole("link")
    .map((link) => [link.text, link.get("href")])
    .filter(([, to]) => to?.startsWith("/problem-report?") !== true);
}

test("a fault without an answer is our own: an error 500, and nothing of what was thrown", () => {
  const page = errorPage(new Error("SELECT * FROM account"));
  expect(page.one("h1").text).toBe("Something went wrong on our side");
  expect(page.text).toContain("Error 500");
  expect(page.text).not.toContain("SELECT");
});

test("each answer says its number and has one heading of its own", () => {
  const headings = [400, 401, 403, 404, 405, 429, 500, 503].map((status) => {
    const page = errorPage(answer(status));
    expect(page.text).toContain(`Error ${status}`);
    return page.one("h1").text;
  });
  expect(new Set(headings).size).toBe(8);
});

test.each(SUBJECTS)("every fault says what it means for what the page is about: %s", (about) => {
  const means = (wasForm: boolean) => errorPage(answer(500, { ...looked, wasForm }), about).all("p")[2]?.text;
  expect(means(false)).toMatch(/unchanged|Nothing was/);
  // A form may have done its work before its answer was lost.
  expect(means(true)).not.toBe(means(false));
});

test("who must sign in first comes back to this very address", () => {
  const page = errorPage(answer(401));
  expect(waysOf(page)[0]).toEqual([
    "Sign in",
    `/sign-in?next=${encodeURIComponent("/bookings/bkg_1?step=pay")}`,
  ]);
});

test("a page that was only looked at can be tried again, as a new document", () => {
  const again = errorPage(answer(503)).one("a", { href: "/bookings/bkg_1?step=pay" });
  expect(again.text).toBe("Try again");
  expect(again.get("data-discover")).toBeNull();
});

test("a form is not offered to be sent again, only the page to be opened again", () => {
  const again = errorPage(answer(500, { ...looked, wasForm: true })).one("a", {
    href: "/bookings/bkg_1?step=pay",
  });
  expect(again.text).toBe("Open the page again");
});

test.each([400, 401, 403, 404, 405])("nobody is asked to try again what will not pass: %d", (status) => {
  const ways = waysOf(errorPage(answer(status)));
  expect(ways.map(([, to]) => to)).not.toContain("/bookings/bkg_1?step=pay");
});

test.each([
  ["offers", "/bookings"],
  ["booking", "/bookings"],
  ["builder", "/builder"],
  ["operations", "/operator"],
  ["account", "/sign-in"],
] as const)("there is always a way on: of %s to %s, and to all builders", (about, home) => {
  const ways = waysOf(errorPage(answer(404), about)).map(([, to]) => to);
  expect(ways).toEqual([home, "/"]);
});

test("who may not see a page is led to what is their own", () => {
  const ways = waysOf(errorPage(answer(403), "operations")).map(([, to]) => to);
  expect(ways).toEqual(["/bookings", "/"]);
});

test("the number to quote is that of the request that failed", () => {
  expect(errorPage(answer(500)).one("code").text).toBe("request-that-failed");
});

test("where a script had asked, it is that of the page; where none is known, none is shown", () => {
  const unnamed = answer(500, { ...looked, requestId: null });
  expect(errorPage(unnamed).one("code").text).toBe("request-of-the-page");
  const page = render(<PageError about="booking" />, {
    thrown: unnamed,
    everyPage: { requestId: undefined },
  });
  expect(page.has("code")).toBe(false);
});

test("an answer that is not ours is believed in its status alone", () => {
  const foreign = { status: 502, statusText: "Bad gateway", internal: false, data: "<h1>nginx</h1>" };
  const page = errorPage(foreign);
  expect(page.text).toContain("Error 502");
  expect(page.text).not.toContain("nginx");
  expect(page.all("h1")).toHaveLength(1);
});

test("an address that would lead away from here is not offered again", () => {
  for (const [, to] of waysOf(errorPage(answer(500), "booking", "/\\bad.example/x")))
    expect(to).toMatch(/^\/(?![/\\])/);
});

test("what went wrong can be reported, with the number of the request that failed and the booking whose page it was", () => {
  const bookingId = `bkg_${"0".repeat(26)}`;
  const page = errorPage(answer(500), "booking", `/bookings/${bookingId}`);
  const [to] = page
    .withRole("link")
    .flatMap((link) => link.get("href") ?? [])
    .slice(-1);
  const query = new URL(to ?? "", "https://ours.example").searchParams;
  expect([query.get("step"), query.get("request"), query.get("booking")]).toEqual([
    "error_page",
    "request-that-failed",
    bookingId,
  ]);
});
