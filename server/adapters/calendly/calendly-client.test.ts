import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CalendlyFailure } from "../../domain/providers/calendly-failure.ts";
import { addMinutes, epochMsOf, instantFromEpochMs, minutesBetween } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { Calendar, CalendlyRate, Clock } from "../../ports.ts";
import type { RequestFault } from "../../sandbox/kernel/kernel.ts";
import { SEED } from "../../sandbox/calendly/state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../../sandbox/calendly/start-calendly.ts";
import { nextAttemptAt } from "../../worker/retry-delay.ts";
import { createCalendlyClient, type OpenCalendar } from "./calendly-client.ts";
import { CALENDLY_PATIENCE } from "./calendly-guard.ts";

const CONNECTION = "cal_00000000000000000000000001";
const OTHER_CONNECTION = "cal_00000000000000000000000002";

/** 1 s: what the tests of slow answers wait for, and far more than a local answer takes. */
const ANSWER_MS_MAX = 1_000;

let calendly: RunningCalendly;
let clock: Clock;
let open: OpenCalendar;
let calendar: Calendar;
let counted: string[];
let rates: CalendlyRate[];
let logged: string[];

beforeEach(async () => {
  calendly = await startCalendly();
  clock = { now: () => instantFromEpochMs(calendly.kernel.clock.now().getTime()) };
  counted = [];
  rates = [];
  logged = [];
  const keep = (details: Record<string, unknown>, message: string) =>
    void logged.push(JSON.stringify({ ...details, message }));
  open = createCalendlyClient({
    apiUrl: calendly.url,
    siteUrl: calendly.url,
    clock,
    usage: {
      count: (connectionId, endpoint, outcome) =>
        void counted.push(`${connectionId.slice(-1)} ${endpoint} ${outcome}`),
      sawRate: (_connectionId, rate) => void rates.push(rate),
    },
    log: { info: keep, warn: keep, error: keep },
    patience: { ...CALENDLY_PATIENCE, answerMsMax: ANSWER_MS_MAX, retryDelayMsMax: 1 },
  });
  calendar = open(SEED.ada.token, CONNECTION);
});
afterEach(() => calendly.close());

function fail(fault: RequestFault, remaining: number | null = null): void {
  calendly.kernel.faults.add({ provider: "calendly", on: "request", fault, remaining });
}

const sent = () => calendly.kernel.requests.list("calendly").length;

/** The failure that a call ends with. */
async function failureOf(call: Promise<unknown>): Promise<CalendlyFailure> {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ProviderError);
  const failure = error instanceof ProviderError ? error.failure : null;
  if (failure === null) throw new Error("no failure of Calendly's");
  return failure;
}

describe("retries", () => {
  test.each<RequestFault>([{ kind: "status", status: 503 }, { kind: "down" }, { kind: "time_out" }])(
    "a read is repeated twice after $kind, and succeeds at the third try",
    async (fault) => {
      fail(fault, 2);
      expect((await calendar.getAccount()).slug).toBe("ada-okafor");
      expect(sent()).toBe(3);
    },
  );

  test("a read that fails three times throws", async () => {
    fail({ kind: "status", status: 500 });
    expect(await failureOf(calendar.getAccount())).toEqual({ kind: "unavailable", retryAt: null });
    expect(sent()).toBe(3);
  });

  test.each<RequestFault>([
    { kind: "status", status: 503 },
    { kind: "down" },
    { kind: "time_out" },
    { kind: "lose_response" },
  ])("a POST is never repeated after $kind", async (fault) => {
    fail(fault);
    const call = calendar.createSchedulingLink(`${calendly.url}/event_types/${SEED.ada.introCall}`);
    expect((await failureOf(call)).kind).toBe("unavailable");
    expect(sent()).toBe(1);
  });

  test("a deletion whose answer was lost is repeated, and finds nothing left to delete", async () => {
    const account = await calendar.getAccount();
    const { uri } = await calendar.createWebhookSubscription({
      ...account,
      callbackUrl: "https://app.example.com/api/webhooks/calendly",
      signingKey: "a-key-that-nobody-knows",
    });
    calendly.kernel.requests.clear();
    fail({ kind: "lose_response" }, 1);
    await calendar.deleteWebhookSubscription(uri);
    expect(calendly.kernel.requests.list("calendly").map(({ status }) => status)).toEqual([null, 404]);
    expect(await calendar.listWebhookSubscriptions(account)).toEqual([]);
  });

  test("a 4xx is not repeated", async () => {
    fail({ kind: "status", status: 401 });
    await failureOf(calendar.getAccount());
    expect(sent()).toBe(1);
  });
});

describe("the breaker", () => {
  test("500s open it: nothing is sent any more, and the error says until when", async () => {
    fail({ kind: "status", status: 500 });
    await failureOf(calendar.getAccount());
    await failureOf(calendar.getAccount());
    expect(sent()).toBe(5);
    for (let call = 0; call < 20; call++) {
      const failure = await failureOf(calendar.getAccount());
      expect(failure.kind === "unavailable" && failure.retryAt).toBeTruthy();
    }
    expect(sent()).toBe(5);
  });

  test("half-open, one probe that succeeds closes it", async () => {
    fail({ kind: "status", status: 500 }, 5);
    await failureOf(calendar.getAccount());
    await failureOf(calendar.getAccount());
    await calendly.kernel.clock.advance(CALENDLY_PATIENCE.firstPauseMs);
    expect((await calendar.getAccount()).slug).toBe("ada-okafor");
    await Promise.all([calendar.getAccount(), calendar.getAccount()]);
    expect(sent()).toBe(8);
  });

  test("half-open, one probe that fails opens it for twice as long", async () => {
    fail({ kind: "status", status: 500 });
    await failureOf(calendar.getAccount());
    await failureOf(calendar.getAccount());
    await calendly.kernel.clock.advance(CALENDLY_PATIENCE.firstPauseMs);
    const before = clock.now();
    await Promise.all([failureOf(calendar.getAccount()), failureOf(calendar.getAccount())]);
    expect(sent()).toBe(6);
    const failure = await failureOf(calendar.getAccount());
    const retryAt = failure.kind === "unavailable" ? failure.retryAt : null;
    expect(retryAt && retryAt >= addMinutes(before, 1)).toBe(true);
    await calendly.kernel.clock.advance(CALENDLY_PATIENCE.firstPauseMs);
    await failureOf(calendar.getAccount());
    expect(sent()).toBe(6);
  });

  test("it belongs to one connection: another's calls go through", async () => {
    fail({ kind: "status", status: 500 }, 5);
    await failureOf(calendar.getAccount());
    await failureOf(calendar.getAccount());
    expect((await open(SEED.kenji.token, OTHER_CONNECTION).getAccount()).slug).toBe("kenji-mori");
    await failureOf(open(SEED.ada.token, CONNECTION).getAccount());
    expect(sent()).toBe(6);
  });

  test("4xx do not open it, however many", async () => {
    fail({ kind: "status", status: 403 }, 10);
    for (let call = 0; call < 10; call++) await failureOf(calendar.getAccount());
    expect((await calendar.getAccount()).slug).toBe("ada-okafor");
  });
});

describe("the rate limit", () => {
  /** From the start of a minute, so that none ends between the calls. */
  async function allowPerMinute(perMinute: number): Promise<void> {
    await calendly.controls("PUT", "/rate-limit", { perMinute });
    await calendly.kernel.clock.advance(60_000 - (epochMsOf(clock.now()) % 60_000));
  }

  test("after 429 nothing is sent until the reset, and then it goes on", async () => {
    await allowPerMinute(1);
    // Somebody else with the same account used the minute up.
    await calendly.api("GET", "/users/me");
    const before = sent();
    const failure = await failureOf(calendar.getAccount());
    const until = failure.kind === "rate_limited" ? failure.until : clock.now();
    expect(minutesBetween(clock.now(), until)).toBeGreaterThan(0.9);
    await failureOf(calendar.getAccount());
    await failureOf(calendar.createSchedulingLink(`${calendly.url}/event_types/${SEED.ada.introCall}`));
    expect(sent()).toBe(before + 1);
    await calendly.kernel.clock.advance(61_000);
    expect((await calendar.getAccount()).slug).toBe("ada-okafor");
  });

  test("when the last call of a minute is used, the next one is not even tried", async () => {
    await allowPerMinute(2);
    await calendar.getAccount();
    await calendar.getAccount();
    expect((await failureOf(calendar.getAccount())).kind).toBe("rate_limited");
    expect(sent()).toBe(2);
    expect(rates.map(({ callsMax, callsRemaining }) => [callsMax, callsRemaining])).toEqual([
      [2, 1],
      [2, 0],
    ]);
  });

  test("the worker tries a row again when the limit is over, and not before", async () => {
    await allowPerMinute(1);
    await calendar.getAccount();
    const error: unknown = await calendar.getAccount().catch((reason: unknown) => reason);
    const again = nextAttemptAt(error, 1, clock.now(), 0.5);
    const until =
      error instanceof ProviderError && error.failure?.kind === "rate_limited" && error.failure.until;
    expect(again && until && again >= until).toBe(true);
  });
});

describe("what a failure says", () => {
  test.each([
    [401, { kind: "unauthorised" }, true],
    [404, { kind: "not_found" }, false],
    [400, { kind: "bad_answer" }, false],
    [500, { kind: "unavailable", retryAt: null }, true],
  ])("%i is told as what it is", async (status, failure, retryable) => {
    fail({ kind: "status", status }, 3);
    const error: unknown = await calendar.getAccount().catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status, failure, retryable });
  });

  test("what exists already is a conflict, and final", async () => {
    const account = await calendar.getAccount();
    const subscription = {
      ...account,
      callbackUrl: "https://app.example.com/hook",
      signingKey: "a-signing-key",
    };
    await calendar.createWebhookSubscription(subscription);
    const error: unknown = await calendar
      .createWebhookSubscription(subscription)
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ status: 409, failure: { kind: "conflict" }, retryable: false });
  });

  test("a missing scope is named", async () => {
    const { json } = await calendly.controls("POST", "/tokens", {
      userSlug: "ada-okafor",
      scopes: ["users:read"],
    });
    const { token } = json as { token: string };
    const found = open(token, CONNECTION).findEventType(SEED.ada.introCall);
    expect(await failureOf(found)).toEqual({ kind: "forbidden", missingScopes: ["event_types:read"] });
  });

  test("neither the error nor the log holds the token, an id or an address", async () => {
    fail({ kind: "status", status: 500 });
    const search = {
      userUri: `${calendly.url}/users/${SEED.ada.user}`,
      inviteeId: "invitee-0001",
      email: "jane@example.com",
    };
    const error: unknown = await calendar.findInviteeByEmail(search).catch((reason: unknown) => reason);
    await failureOf(calendar.findEventType(SEED.ada.introCall));
    const said = `${logged.join("\n")}\n${error instanceof Error ? error.message : ""}`;
    expect(logged.length).toBeGreaterThan(0);
    for (const secret of [SEED.ada.token, SEED.ada.introCall, "jane@example.com", "invitee-0001"]) {
      expect(said).not.toContain(secret);
    }
  });
});

test("every request that was sent is counted, under a template that holds no id", async () => {
  await calendar.findEventType(SEED.ada.introCall);
  await calendar.findEventType("none");
  fail({ kind: "status", status: 500 }, 1);
  await calendar.getAccount();
  expect(counted).toEqual([
    "1 GET /event_types/{id} ok",
    "1 GET /event_types/{id} not_found",
    "1 GET /users/me unavailable",
    "1 GET /users/me ok",
  ]);
  expect(sent()).toBe(4);
});

test("a token without a connection is used, and counted for nobody", async () => {
  expect((await open(SEED.lena.token, null).getAccount()).slug).toBe("lena-fischer");
  expect(counted).toEqual([]);
});
