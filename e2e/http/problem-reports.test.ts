import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listReportsOfBooking } from "../../db/problem-reports/problem-reports.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { PROBLEM_REPORTS_OF_NETWORK } from "../../server/domain/values/limit-rules.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { bookingLink, bookTime, nobody, openLink, signInAs, signUp, type Visitor } from "../kit/visitors.ts";
import { wordsIn } from "./read-page.ts";

const PRICED = "ada-okafor/architecture-review";

let app: BuiltApp;
let client: Visitor;
let bookingId: BookingId;

beforeAll(async () => {
  app = await startBuiltApp();
  ({ client, bookingId } = await bookTime(app, PRICED));
});
afterAll(() => app.stop());

/** The form about the booking's page. */
const formPath = () =>
  `/problem-report?${new URLSearchParams({
    step: "details",
    booking: bookingId,
    request: "req_0123456789abcdef",
    from: `/bookings/${bookingId}`,
  }).toString()}`;
const formOf = (fields: Readonly<Record<string, string>> = {}) => ({
  formId: randomUUID(),
  text: "Nothing happens.",
  email: "",
  viewport: "390",
  intent: "report",
  ...fields,
});
/** All of these people come from one network. */
const forgetLimits = () => app.db.deleteFrom("limit_count").execute();
const keptOfBooking = () => listReportsOfBooking(app.db, bookingId, 100);

test("a booking is believed from its client and its link alone: whoever else names it reports of none", async () => {
  const others = [nobody(app), await signUp(app), await signInAs(app, "kenji@builders.example")];
  for (const other of others) {
    const page = await (await other.get(formPath())).text();
    expect(page).not.toContain("Architecture review");
    expect(page).not.toContain(client.email);
    expect((await other.post(formPath(), formOf())).status).toBe(303);
  }
  expect(await keptOfBooking()).toEqual([]);
  const byLink = await openLink(app, await bookingLink(app, bookingId));
  for (const theirs of [client, byLink]) {
    const page = await (await theirs.get(formPath())).text();
    expect(page).toContain(client.email);
    expect((await theirs.post(formPath(), formOf())).status).toBe(303);
  }
  const kept = await keptOfBooking();
  expect(kept.map(({ reporter }) => reporter)).toEqual(["client", "client"]);
  expect(kept[0]).toMatchObject({ pageRequestId: "req_0123456789abcdef", viewportWidth: 390 });
});

test("anybody may report; a booking's own client, link and builder and an operator report of the booking, and whoever else names it of none", async () => {
  const other = await bookTime(app, PRICED);
  const visitors = {
    nobody: [nobody(app), null],
    otherLink: [await openLink(app, await bookingLink(app, other.bookingId)), null],
    otherClient: [other.client, null],
    otherBuilder: [await signInAs(app, "kenji@builders.example"), null],
    builder: [await signInAs(app, "ada@builders.example"), "builder"],
    operator: [await signInAs(app, "operator@example.com"), "operator"],
    link: [await openLink(app, await bookingLink(app, bookingId)), "client"],
    client: [client, "client"],
  } as const;
  await forgetLimits();
  for (const [role, [visitor, reporter]] of Object.entries(visitors)) {
    const before = new Set((await keptOfBooking()).map(({ id }) => id));
    const status = await visitor.call("mutation", "problemReports.report", {
      ...{ formId: randomUUID(), step: "payment", text: "Nothing happens.", email: "", bookingId },
      ...{ pageRequestId: null, userAgent: "x".repeat(5_000), viewportWidth: null },
    });
    const added = (await keptOfBooking()).filter(({ id }) => !before.has(id));
    expect([role, status, added.map((report) => report.reporter)]).toEqual([
      role,
      200,
      reporter === null ? [] : [reporter],
    ]);
    // However long a line a program sends as its browser's.
    for (const { userAgent } of added) expect(userAgent?.length).toBe(200);
  }
  const attempts = [
    { pagePath: "//elsewhere.example" },
    { pagePath: "https://elsewhere.example/" },
    { pagePath: `/${"x".repeat(300)}` },
    { email: `${"x".repeat(250)}@example.com` },
    { formId: "1" },
    { viewportWidth: 1e9 },
    { step: "none" },
  ];
  const before = await keptOfBooking();
  for (const attempt of attempts) {
    const status = await client.call("mutation", "problemReports.report", {
      ...{ formId: randomUUID(), step: "payment", text: "Nothing happens.", email: "", bookingId },
      ...{ pageRequestId: null, userAgent: null, viewportWidth: null },
      ...attempt,
    });
    expect([attempt, status]).toEqual([attempt, 400]);
  }
  expect(await keptOfBooking()).toEqual(before);
  await forgetLimits();
});

test("a form that is sent again is the same report, and its answer shows the same number", async () => {
  const before = (await keptOfBooking()).length;
  const form = formOf();
  const answers = [await client.post(formPath(), form), await client.post(formPath(), form)];
  const [first, second] = answers.map((answer) => answer.headers.get("location"));
  expect(first).toMatch(/^\/problem-report\?sent=\d{8}&/);
  expect(second).toBe(first);
  expect(wordsIn(await (await client.get(first ?? "")).text())).toMatch(/Your number is \d{4}-\d{4}/);
  expect(await keptOfBooking()).toHaveLength(before + 1);
});

test("what is too long, empty or no address is sent back with what was typed, and nothing is kept", async () => {
  const before = (await keptOfBooking()).length;
  const long = "x".repeat(2_001);
  for (const [fields, says] of [
    [{ text: long }, /2.?000/],
    [{ text: " \n " }, /Please write a few words/],
    [{ text: "It broke.", email: "no address" }, /address/],
  ] as const) {
    const answer = await client.post(formPath(), formOf(fields));
    const html = await answer.text();
    expect(wordsIn(html)).toMatch(says);
    expect(html).toContain(fields.text.trim());
    // The form still knows its page.
    expect(html).toContain("req_0123456789abcdef");
  }
  expect(await keptOfBooking()).toHaveLength(before);
});

test("a form of another site is refused, and where it leads back is a page of ours", async () => {
  const before = (await keptOfBooking()).length;
  expect((await client.postFrom("https://elsewhere.example", formPath(), formOf())).status).toBe(403);
  expect(await keptOfBooking()).toHaveLength(before);
  const page = await (await client.get("/problem-report?from=https%3A%2F%2Felsewhere.example")).text();
  expect(page).not.toContain("elsewhere.example");
});

test("what was written is shown to operators as text, and to nobody else", async () => {
  const attack = `<script>alert(1)</script> [link](javascript:alert(2))`;
  await client.post(formPath(), formOf({ text: attack }));
  const [report] = await keptOfBooking();
  const path = `/operator/problem-reports/${report?.id ?? ""}`;
  const operator = await signInAs(app, "operator@example.com");
  const html = await (await operator.get(path)).text();
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(html).not.toContain("<script>alert(1)");
  for (const other of [client, nobody(app), await signInAs(app, "ada@builders.example")]) {
    const answer = await other.get(path);
    expect([302, 403]).toContain(answer.status);
    expect(await answer.text()).not.toContain("alert(1)");
  }
});

test("a flood is a 429 that says when to go on, quotes a number and keeps what was typed", async () => {
  const visitor = nobody(app);
  let answer = await visitor.post(formPath(), formOf({ text: "Again and again." }));
  for (let n = 0; n < PROBLEM_REPORTS_OF_NETWORK.max && answer.status === 303; n += 1)
    answer = await visitor.post(formPath(), formOf({ text: "Again and again." }));
  expect(answer.status).toBe(429);
  expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  const html = await answer.text();
  expect(html).toContain("Again and again.");
  expect(wordsIn(html)).toMatch(/Please try again in \d+ minutes?.*req_0123456789abcdef/);
});
