import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { findSessionType } from "../../db/builders/session-types.ts";
import { operatorNeedsOf } from "../../app/text/operator-needs.ts";
import { findingInWords } from "../../server/domain/text/finding-in-words.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { timeZone } from "../../server/domain/values/instant.ts";
import type { SessionType } from "../../server/domain/offer/session-type.ts";
import { until } from "../../server/test-until.ts";
import { type AppFixture, startApp } from "../kit/app.ts";

const METRICS_TOKEN = "a-token-for-the-metrics-of-tests-01";
/** The schedule says every minute how the clocks stand. */
const PAST_THE_NEXT_NOTIFICATION_MINUTES = 2;
/** As many answers as it takes to outvote those before. */
const ENOUGH_ANSWERS = 5;

let app: AppFixture;
let sessionType: SessionType;

beforeAll(async () => {
  app = await startApp({ METRICS_TOKEN });
  const { sessionTypes } = await app.nobody.builder.profile({ slug: "ada-okafor" });
  const priced = sessionTypes.find(({ slug }) => slug === "architecture-review");
  const found = priced === undefined ? null : await findSessionType(app.db, priced.id);
  if (found === null) throw new Error("the demo has a priced session");
  sessionType = found;
});
afterEach(async () => {
  await app.clearFaults();
  for (const provider of ["calendly", "stripe"] as const) await app.sandbox.setApart(provider, 0);
  await hearCalendly();
  await hearStripe();
  await untilTold([]);
});
afterAll(() => app.stop());

/** Presses Book as somebody new. */
async function book() {
  const { api } = await app.newClient();
  return api.booking.initiate({ sessionTypeId: sessionType.id, timeZone: null });
}

const wrongClocks = async () => (await app.operator.operations.overview()).wrongClocks;

/** Lets the schedule look once more, and resolves when exactly these clocks are told. */
async function untilTold(providers: readonly string[]) {
  await app.advance(PAST_THE_NEXT_NOTIFICATION_MINUTES);
  await until(async () => expect((await wrongClocks()).map(({ provider }) => provider)).toEqual(providers));
}

async function hearCalendly() {
  for (let answer = 0; answer < ENOUGH_ANSWERS; answer++) await hearOnce();
}

async function hearOnce() {
  const { builderId } = sessionType;
  await (await app.taskDeps.calendars.ofBuilder(builderId))?.getAccount();
}

async function hearStripe() {
  const { payments } = app.taskDeps;
  for (let answer = 0; answer < ENOUGH_ANSWERS; answer++) await payments.getRefund("re_of_nobody");
}

async function answerOf(path: string) {
  const response = await fetch(`${app.env.APP_URL}${path}`, {
    headers: { authorization: `Bearer ${METRICS_TOKEN}` },
  });
  return { status: response.status, text: await response.text() };
}

describe("a clock that is two minutes slow for Calendly", () => {
  test("Book is refused as our own trouble, and the operator reads whose clock, by how much and what to do", async () => {
    await app.sandbox.setApart("calendly", 125);
    for (let client = 0; client < 3; client++)
      expect(await book()).toEqual({ ok: false, refusal: { code: "trouble_on_our_side" } });
    await untilTold(["calendly"]);
    const seen = await app.operator.operations.overview();
    expect(Math.abs((seen.wrongClocks[0]?.seconds ?? 0) + 125)).toBeLessThan(10);
    const [need] = operatorNeedsOf(seen, timeZone("UTC"), ENGLISH);
    expect(need?.title).toMatch(/clock is (1 min 5\d s|2 min( \d s)?) behind Calendly’s$/);
    expect(need?.text).toMatch(/NTP/);
    expect(need?.bad).toBe(true);
  });

  test("a builder who connects Calendly meanwhile is told that it is not about their account", async () => {
    await app.sandbox.setApart("calendly", 125);
    const ada = await app.ofBuilder("ada-okafor");
    expect(await ada.myConnection.connectByToken({ accessToken: "sandbox-pat-ada" })).toEqual({
      ok: false,
      refusal: { code: "trouble_on_our_side" },
    });
  });

  test("the process stays ready, its metrics and the checks of the installation say it, and it is over when the clock is right", async () => {
    await app.sandbox.setApart("calendly", 125);
    await hearCalendly();
    expect((await answerOf("/readyz")).status).toBe(200);
    expect((await answerOf("/metrics")).text).toMatch(
      /^clock_difference_seconds\{provider="calendly"\} -12\d/m,
    );
    await untilTold(["calendly"]);
    const findings = await app.operator.operations.runChecks();
    const clocks = findings.filter(({ code }) => code === "clock_skewed");
    expect(clocks.map((one) => findingInWords(one, ENGLISH).problem).join()).toMatch(/behind Calendly’s/);
    await app.sandbox.setApart("calendly", 0);
    await hearCalendly();
    await untilTold([]);
    expect((await book()).ok).toBe(true);
    expect((await answerOf("/metrics")).text).toMatch(/^clock_difference_seconds\{provider="calendly"\} 0$/m);
  });
});

test("a clock that is ahead of Stripe's is told likewise, by payments as they are made", async () => {
  await app.sandbox.setApart("stripe", -200);
  for (let client = 0; client < 3; client++) await app.bookUntilCheckout();
  await untilTold(["stripe"]);
  const seen = await app.operator.operations.overview();
  expect(operatorNeedsOf(seen, timeZone("UTC"), ENGLISH)[0]?.title).toMatch(
    /clock is 3 min \d+ s ahead of Stripe’s$/,
  );
  const findings = await app.operator.operations.runChecks();
  expect(findings.map((one) => findingInWords(one, ENGLISH).problem).join()).toMatch(/ahead of Stripe’s/);
});

test("answers that were under way while everybody's clock was moved say nothing", async () => {
  await app.sandbox.addFault({
    provider: "calendly",
    on: "request",
    pattern: "^/users/me$",
    fault: { kind: "hold_response" },
  });
  const hearing = Promise.all([hearOnce(), hearOnce(), hearOnce(), hearOnce(), hearOnce()]);
  // The schedule may ask for accounts meanwhile.
  await until(async () => expect(await app.sandbox.countHeldAnswers("calendly")).toBeGreaterThanOrEqual(5));
  await app.advance(31);
  await app.clearFaults();
  await hearing;
  expect((await answerOf("/metrics")).text).toMatch(/^clock_difference_seconds\{provider="calendly"\} 0$/m);
  await untilTold([]);
});

test("one odd answer is outvoted", async () => {
  await hearCalendly();
  await app.sandbox.setApart("calendly", 1_800);
  await hearOnce();
  await app.sandbox.setApart("calendly", 0);
  await hearOnce();
  await untilTold([]);
});
