import { describe, expect, test } from "vitest";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import type { ConnectionOnPage } from "../../text/connection-words.ts";
import { nameOf, sentBy, type Part } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ConnectionDetails } from "./connection-details.tsx";

const berlin = timeZone("Europe/Berlin");
const now = instant("2026-03-12T10:00:00Z");
const since = instant("2026-03-01T09:00:00Z");

const connection: ConnectionOnPage = {
  kind: "oauth",
  calendlyUserUri: "https://api.calendly.com/users/ADA",
  schedulingPage: "https://calendly.com/ada",
  connectedAt: since,
  scopes: ["event_types:read"],
  trouble: null,
  token: { obtainedAt: since, expiresAt: now },
  signingKey: { createdAt: since, number: 3, oldIsStillAccepted: false, rotationIsUnderWay: false },
  subscription: { isMade: true, state: "active", checkedAt: since, failing: null },
  usage: [],
  lastFailure: null,
  rate: null,
};

function details(changes: Partial<ConnectionOnPage> = {}) {
  return render(<ConnectionDetails connection={{ ...connection, ...changes }} now={now} zone={berlin} />);
}

function detailOf(page: Part, term: string): string | undefined {
  const at = page.all("dt").findIndex(({ text }) => text === term);
  return page.all("dd")[at]?.text;
}

test("the part says by its name whether the connection works", () => {
  const dead = { reason: "unauthorized", since, isDead: true, worksUntil: null } as const;
  const nameWith = (trouble: ConnectionOnPage["trouble"]) => {
    const page = details({ trouble });
    return nameOf(page, page.one("section"));
  };
  expect(nameWith(null)).toBe("Connected");
  expect(nameWith({ ...dead, isDead: false })).toBe("Connected");
  expect(nameWith(dead)).toBe("Not working");
});

test("times say their zone, and ages are whole days", () => {
  const page = details();
  expect(page.text).toContain(`Connected since ${formatDayAndTime(since, berlin, ENGLISH)}`);
  expect(page.text).toContain(`Checked ${formatDayAndTime(since, berlin, ENGLISH)}`);
  expect(formatDayAndTime(since, berlin, ENGLISH)).toContain("Berlin time");
  expect(detailOf(page, "Age of the token")).toMatch(/^11 days/);
});

test("the account is told by its page, or by its address while no page is known", () => {
  const firstLine = (page: Part) => page.all("p")[0]?.text;
  expect(firstLine(details())).toBe("https://calendly.com/ada");
  expect(firstLine(details({ schedulingPage: null }))).toBe("https://api.calendly.com/users/ADA");
});

test("a token that never expires is told apart from one that is renewed", () => {
  const pasted = details({
    kind: "personal_token",
    token: { obtainedAt: null, expiresAt: null },
    scopes: null,
  });
  expect(detailOf(pasted, "Age of the token")).toBe("unknown, does not expire");
  expect(detailOf(details(), "Age of the token")).toMatch(/renewed/);
  expect(detailOf(pasted, "How")).not.toBe(detailOf(details(), "How"));
  expect(detailOf(pasted, "Permissions")).toBeUndefined();
});

describe("the webhooks", () => {
  const subscription = connection.subscription;

  test.each([
    [{ ...subscription, isMade: false }, /Not subscribed yet/],
    [{ ...subscription, state: "active" }, /^Subscribed/],
    [{ ...subscription, state: null }, /^Subscribed/],
    [{ ...subscription, state: "disabled" }, /Disabled by Calendly/],
    [{ ...subscription, state: "missing" }, /Missing at Calendly/],
  ] as const)("are told as they stand: %j", (state, words) => {
    expect(detailOf(details({ subscription: state }), "Webhooks")).toMatch(words);
  });

  test("that could not be checked are announced, since when and why", () => {
    const page = details({ subscription: { ...subscription, failing: { since, reason: "rate_limited" } } });
    const [alert] = page.withRole("alert");
    expect(alert?.text).toContain(formatDayAndTime(since, berlin, ENGLISH));
    expect(alert?.text).toMatch(/asked too often/);
    expect(details().withRole("alert")).toEqual([]);
  });
});

test("checking stands in sight, changing the key is folded, and both work without scripts", () => {
  const page = details();
  const sent = page.all("form").map((form) => [form.get("method"), sentBy(form, form.one("button"))]);
  expect(sent).toEqual([
    ["post", { intent: "check" }],
    ["post", { intent: "rotate" }],
  ]);
  const [folded] = page.all("details");
  expect(folded?.all("button").map(({ text }) => text)).toEqual(["Change the signing key"]);
});

test.each([
  [{}, "Works"],
  [{ subscription: { ...connection.subscription, state: "missing" as const } }, "Needs a look"],
  [{ subscription: { ...connection.subscription, isMade: false } }, "Needs a look"],
  [
    { trouble: { reason: "unauthorized", since, isDead: true, worksUntil: null } as const },
    "No bookings come in",
  ],
])("how it is stands beside its name: %j", (changes, words) => {
  expect(details(changes).one("span", { class: "pill" }).text).toBe(words);
});

test("a change of the key that is under way is finished by a button in sight", () => {
  const words = (rotationIsUnderWay: boolean) =>
    details({ signingKey: { ...connection.signingKey, oldIsStillAccepted: true, rotationIsUnderWay } })
      .one("form", { class: "mt-5 flex flex-wrap gap-3" })
      .all("button")
      .map(({ text }) => text);
  expect(words(true)).toEqual(["Check now", "Finish changing the signing key"]);
  expect(words(false)).toEqual(["Check now"]);
});

describe("the calls of the last days", () => {
  test("are a table with a name, and each of its columns has one", () => {
    const page = details({ usage: [{ endpoint: "GET /event_types", outcome: "rate_limited", calls: 12 }] });
    const table = page.one("table");
    expect(table.one("caption").text).not.toBe("");
    expect(table.all("th").map(({ text }) => text)).toEqual(["Call", "Result", "Times"]);
    expect(table.all("td").map(({ text }) => text)).toEqual(["GET /event_types", "asked too often", "12"]);
  });

  test("are no table while there were none, and say so of limits and failures", () => {
    const page = details();
    expect(page.has("table")).toBe(false);
    expect(page.text).toContain("No call has failed.");
    expect(page.text).toMatch(/not reported a limit/);
  });

  test("tell what is left of the limit, and which call failed last and when", () => {
    const page = details({
      rate: { callsMax: 500, callsRemaining: 20, resetsAt: now, seenAt: now },
      lastFailure: { endpoint: "GET /users/me", outcome: "unavailable", at: since },
    });
    expect(page.text).toContain("20 of 500");
    expect(page.text).toContain(`GET /users/me, no answer, ${formatDayAndTime(since, berlin, ENGLISH)}`);
  });
});
