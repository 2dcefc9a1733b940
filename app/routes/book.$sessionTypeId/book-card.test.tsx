import { describe, expect, test } from "vitest";
import { DEFAULT_CANCELLATION_POLICY } from "../../../server/domain/offer/cancellation-policy.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { descriptionOf, nameOf, sentBy } from "../../components/test-markup.ts";
import { render } from "../../components/test-render.tsx";
import type { OfferOnPage } from "../../page-data.ts";
import { BookCard, type BookStep } from "./book-card.tsx";

const SESSION_TYPE: NonNullable<OfferOnPage["sessionType"]> = {
  id: "sty_00000000000000000000000000",
  slug: "architecture-review",
  name: "Architecture review",
  description: "We look at it together.",
  durationMinutes: 90,
  kind: "solo",
  price: money(15_000, "USD"),
  cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
};

const OFFER: OfferOnPage = {
  builder: {
    slug: "ada",
    displayName: "Ada",
    headline: "",
    bio: "",
    timeZone: timeZone("Europe/Berlin"),
    accentColor: null,
    pictureEtag: null,
  },
  sessionType: SESSION_TYPE,
  isOwn: false,
  takesBookings: true,
  freeTimes: {
    state: "unknown",
    times: [],
    knownUntil: null,
    hasMore: false,
    ageMinutes: null,
    isOutdated: false,
  },
  now: instant("2026-03-02T09:00:00.000Z"),
};

const ASK: BookStep = { kind: "ask", name: "", email: "" };
const CODE: BookStep = {
  kind: "code",
  code: {
    codeId: "c1",
    email: "casey@example.com",
    name: "Casey",
    isOver: false,
    wasSentAgain: false,
    otherAddress: "/book/sty_1?other",
  },
};
const CASEY = {
  person: { name: "Casey", email: "casey@example.com", role: "client", timeZone: null },
} as const;

function card(step: BookStep, more: Partial<Parameters<typeof BookCard>[0]> = {}, everyPage = {}) {
  return render(
    <BookCard
      offer={OFFER}
      sessionType={SESSION_TYPE}
      start={null}
      zone={timeZone("Europe/Berlin")}
      step={step}
      errors={{}}
      refusal={null}
      {...more}
    />,
    { everyPage },
  );
}

describe("what is booked", () => {
  test("stands beside every step: with whom, what, for how much, how long, and what comes back", () => {
    for (const kind of [ASK, CODE, { kind: "ready" }, { kind: "paused" }] as const) {
      const shown = card(kind).one("section").text;
      for (const words of ["Architecture review", "with Ada", "$150.00", "1 h 30 min · one to one", "Cancel"])
        expect(shown).toContain(words);
    }
  });

  test("says the chosen time with its day, and whose clock it is read by; without one, when it is picked", () => {
    const start = instant("2026-03-03T13:00:00.000Z");
    const shown = card(ASK, { start }).one("section").text;
    expect(shown).toContain("14:00–15:30");
    expect(shown).toContain("Tuesday, 3 March 2026");
    expect(shown).toContain("Berlin time");
    expect(card(ASK, { start, zone: timeZone("Asia/Tokyo") }).text).toContain("22:00–23:30");
    expect(card(ASK).text).toContain("You pick the time in the next step.");
  });

  test("what is free says so, and explains no refund", () => {
    const free = card(ASK, { sessionType: { ...SESSION_TYPE, price: money(0, "USD") } });
    expect(free.text).toContain("Nothing to pay.");
    expect(free.has("details")).toBe(false);
  });
});

describe("who is not signed in", () => {
  test("is asked for a name and an address, which the browser knows how to fill in, and typed ones stand there still", () => {
    const page = card({ kind: "ask", name: "Casey", email: "casey@" });
    expect(page.one("h1").text).toBe("Who is booking?");
    const [name, email] = page.all("input").filter((input) => input.get("type") !== "hidden");
    expect(name?.attributes).toMatchObject({ autoComplete: "name", value: "Casey" });
    expect(email?.attributes).toMatchObject({ type: "email", autoComplete: "email", value: "casey@" });
    const form = page.one("form");
    expect(sentBy(form, form.one("button", { value: "ask" }))).toMatchObject({ intent: "ask" });
  });

  test("is told at the field what is wrong with it", () => {
    const page = card(ASK, { errors: { email: "This doesn’t look like an e-mail address." } });
    const email = page.one("input", { name: "email" });
    expect(email.get("aria-invalid")).toBe("true");
    expect(descriptionOf(page, email)).toContain("doesn’t look like");
  });

  test("may sign in by what they have instead", () => {
    expect(card(ASK).one("button", { value: "other" }).text).toBe("Sign in with a password or passkey");
  });
});

describe("who was mailed a code", () => {
  test("types it into one field, which a phone fills in from the mail", () => {
    const page = card(CODE);
    expect(page.one("h1").text).toBe("Enter your code");
    expect(page.text).toContain("casey@example.com");
    const field = page.one("input", { name: "code" });
    expect(nameOf(page, field)).toBe("Six-digit code");
    expect(field.attributes).toMatchObject({ inputMode: "numeric", autoComplete: "one-time-code" });
  });
});

test("who is signed in has one button that goes on, and is told as whom", () => {
  const page = card({ kind: "ready" }, {}, CASEY);
  expect(page.all("form")).toHaveLength(1);
  expect(page.one("button").text).toBe("Go on as Casey");
  expect(page.text).toContain("You are signed in as casey@example.com.");
  expect(page.has("input", { name: "email" })).toBe(false);
});

test("nothing can be sent for one's own session, nor while the builder takes no bookings", () => {
  for (const kind of ["own", "paused"] as const) expect(card({ kind }).has("form")).toBe(false);
  expect(card({ kind: "paused" }).text).toContain("Ada is not taking bookings just now.");
});

test("why a booking did not begin is announced", () => {
  const [alert] = card({ kind: "ready" }, { refusal: { code: "no_times" } }, CASEY).withRole("alert");
  expect(alert?.text).toContain("There is no free time in the coming weeks.");
});

describe("a time that was chosen", () => {
  const start = instant("2026-03-02T11:00:00.000Z");
  const known = {
    ...OFFER.freeTimes,
    state: "free_times",
    knownUntil: instant("2026-03-09T09:00:00.000Z"),
  } as const;

  test("so soon that nothing would come back says so before the code", () => {
    expect(card(ASK, { start }).text).toContain("there is no money back");
    expect(card(ASK, { start: instant("2026-03-20T11:00:00.000Z") }).text).not.toContain("money back");
  });

  test("that is not free any more says so; where nothing is known of it, nothing", () => {
    const words = "probably taken";
    const withTimes = (times: readonly (typeof start)[]) => ({ ...OFFER, freeTimes: { ...known, times } });
    expect(card(ASK, { start, offer: withTimes([instant("2026-03-03T11:00:00.000Z")]) }).text).toContain(
      words,
    );
    expect(card(ASK, { start, offer: withTimes([start]) }).text).not.toContain(words);
    expect(card(ASK, { start }).text).not.toContain(words);
  });
});
