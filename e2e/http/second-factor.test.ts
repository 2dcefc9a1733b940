import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listOperatorActions } from "../../db/operations/operator-actions.ts";
import { childEnv } from "../../server/env.ts";
import type { ProcedureMeta } from "../../server/routers/trpc.ts";
import { appRouter } from "../../server/routers/root.ts";
import type { AuthenticatorApp } from "../fixtures/authenticator-app.ts";
import { ACCESS } from "./access-table.ts";
import {
  bookAndPay,
  findSessionTypeId,
  nobody,
  signInAs,
  signInByLink,
  signUp,
  type Visitor,
} from "../kit/visitors.ts";
import { wordsIn } from "./read-page.ts";
import { CONFIRM, confirmByApp, enterCode, SET_UP, setUpApp } from "./second-factor-by-form.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const OPERATOR = "operator@example.com";
const NO_EFFECT = { effectKey: `bkg_${"0".repeat(26)}:1:0`, note: "A reason." };
const WAYS = {
  password: (app: BuiltApp) => signInAs(app, OPERATOR),
  "mailed link": (app: BuiltApp) => signInByLink(app, OPERATOR),
} as const;
const WAY_NAMES = Object.keys(WAYS) as (keyof typeof WAYS)[];

let app: BuiltApp;
let authenticator: AuthenticatorApp;
let recoveryCodes: readonly string[];

beforeAll(async () => {
  app = await startBuiltApp({ OPERATOR_SECOND_FACTOR: "required" });
});
afterAll(() => app.stop());

/** Each procedure that is an operator's, with its kind. */
function operatorProcedures(access: readonly ProcedureMeta["access"][]) {
  return Object.entries<unknown>(appRouter._def.procedures).flatMap(([name, procedure]) => {
    const { type, meta } = (procedure as { _def: { type: string; meta?: ProcedureMeta } })._def;
    return meta !== undefined && access.includes(meta.access) ? [{ name, type }] : [];
  });
}

async function statusesOf(visitor: Visitor, access: readonly ProcedureMeta["access"][]) {
  const { client, bookingId } = await booked();
  const about = { bookingId, sessionTypeId: await findSessionTypeId(client, "ada-okafor/intro-call") };
  const statuses = new Map<string, number>();
  for (const { name, type } of operatorProcedures(access))
    statuses.set(name, await visitor.call(type, name, ACCESS[name]?.input?.(about)));
  return statuses;
}

let paid: ReturnType<typeof bookAndPay> | null = null;
/** Somebody else's booking, paid. */
function booked() {
  paid ??= bookAndPay(app, "ada-okafor/architecture-review");
  return paid;
}

const allOf = (statuses: ReadonlyMap<string, number>) => [...new Set(statuses.values())];
const askMoney = (operator: Visitor) => operator.call("mutation", "deadLetters.retryEffect", NO_EFFECT);
const askToSee = (operator: Visitor) => operator.call("query", "operations.overview", undefined);

describe("before an operator has set anything up", () => {
  test.each(WAY_NAMES)(
    "by %s, no operator's procedure answers, and every page leads to the set-up",
    async (way) => {
      const operator = await WAYS[way](app);
      const statuses = await statusesOf(operator, ["operator", "operator_money"]);
      expect(statuses.size).toBeGreaterThan(15);
      expect(allOf(statuses)).toEqual([403]);
      const refusal = await operator.ask("deadLetters.retryEffect", NO_EFFECT);
      expect(await refusal.json()).toMatchObject({ error: { data: { secondFactor: "set_up" } } });
      for (const page of [
        "/operator",
        "/operator/bookings",
        "/operator/failed-jobs",
        "/operator/reconciliation",
      ]) {
        const answer = await operator.get(page);
        expect(answer.headers.get("location")).toBe(`${SET_UP}?next=${encodeURIComponent(page)}`);
      }
      expect((await operator.get(SET_UP)).status).toBe(200);
    },
  );

  test("nobody's booking opens for their role, and they cannot become somebody else's builder", async () => {
    const operator = await signInAs(app, OPERATOR);
    const { bookingId } = await booked();
    expect(await operator.call("query", "booking.get", { bookingId })).toBe(404);
    expect((await operator.get(`/bookings/${bookingId}`)).status).toBe(404);
    expect(await operator.call("mutation", "myBuilder.start", { timeZone: null })).toBe(403);
  });

  test("the app is set up without scripts: a QR code, the secret as text, one code, ten recovery codes", async () => {
    const operator = await signInAs(app, OPERATOR);
    const made = await setUpApp(app, operator);
    ({ authenticator, recoveryCodes } = made);
    expect(made.page).toMatch(/<svg role="img" aria-label="QR code/);
    expect(recoveryCodes).toHaveLength(10);
    expect((await operator.get(SET_UP)).status).toBe(200);
    const again = await (await operator.get(SET_UP)).text();
    for (const code of recoveryCodes) expect(again).not.toContain(code);
    expect([await askToSee(operator), await askMoney(operator)]).toEqual([200, 200]);
  });
});

describe("once a factor is set up", () => {
  test.each(WAY_NAMES)("by %s, nothing answers before the code, and everything after", async (way) => {
    const operator = await WAYS[way](app);
    expect(allOf(await statusesOf(operator, ["operator", "operator_money", "operator_factors"]))).toEqual([
      403,
    ]);
    const page = await operator.get("/operator/bookings");
    expect(page.headers.get("location")).toBe(`${CONFIRM}?next=${encodeURIComponent("/operator/bookings")}`);
    const answer = await confirmByApp(app, operator, authenticator, {}, "/operator/bookings");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/operator/bookings"]);
    expect(await askToSee(operator)).toBe(200);
    expect(await askMoney(operator)).toBe(200);
    expect((await operator.get("/operator/bookings")).status).toBe(200);
    const { bookingId } = await booked();
    expect(await operator.call("query", "booking.get", { bookingId })).toBe(200);
  });

  test("a session that has not shown it changes nothing about the factors", async () => {
    const thief = await signInAs(app, OPERATOR);
    for (const intent of [
      "begin-app",
      "remove-app",
      "recovery-codes",
      "remove-passkey:x",
      "rename-passkey:x",
    ]) {
      const answer = await thief.post(SET_UP, { intent, name: "x" });
      expect([intent, answer.status, answer.headers.get("location")]).toEqual([
        intent,
        307,
        `${CONFIRM}?next=${encodeURIComponent(SET_UP)}`,
      ]);
    }
    expect((await thief.post("/sign-in/passkey", { intent: "options-to-add" })).status).toBe(403);
    const added = await thief.post(SET_UP, { intent: "add-passkey", name: "Theirs", credential: "{}" });
    expect([added.status, added.headers.get("location")]).toEqual([
      307,
      `${CONFIRM}?next=${encodeURIComponent(SET_UP)}`,
    ]);
  });

  test("money is refused when the factor was shown 16 minutes ago; seeing is not", async () => {
    const operator = await signInAs(app, OPERATOR);
    await confirmByApp(app, operator, authenticator);
    expect(await askMoney(operator)).toBe(200);
    await app.sandbox.advance({ minutes: 16 });
    await until(async () => expect(await askMoney(operator)).toBe(403));
    expect(allOf(await statusesOf(operator, ["operator_money"]))).toEqual([403]);
    const refusal = await operator.ask("deadLetters.retryEffect", NO_EFFECT);
    expect(await refusal.json()).toMatchObject({ error: { data: { secondFactor: "confirm" } } });
    expect(await askToSee(operator)).toBe(200);
    await confirmByApp(app, operator, authenticator);
    expect(await askMoney(operator)).toBe(200);
  });

  test("a refund that was typed too late waits behind the code, and is carried out as it was typed, once", async () => {
    const { bookingId } = await booked();
    const page = `/operator/bookings/${bookingId}`;
    const operator = await signInAs(app, OPERATOR);
    await confirmByApp(app, operator, authenticator);
    await app.sandbox.advance({ minutes: 16 });
    await until(async () => expect(await askMoney(operator)).toBe(403));
    const refund = {
      intent: "refund",
      requestId: "typed-before-the-code",
      amount: "10",
      reason: "goodwill",
      note: "For the “noise” & the wait.",
      payment: "",
    };
    const sent = await operator.post(page, refund);
    expect([sent.status, sent.headers.get("location")]).toEqual([
      307,
      `${CONFIRM}?next=${encodeURIComponent(page)}`,
    ]);
    // A browser sends the same form to where it is led.
    const waiting = await operator.post(sent.headers.get("location") ?? "", refund);
    expect(waiting.status).toBe(200);
    const html = await waiting.text();
    expect(wordsIn(html)).toContain("Your form is kept");
    expect(html).toContain('name="note" value="For the “noise” &amp; the wait."');
    expect(html).toContain('name="intent" value="refund"');
    const confirmed = await confirmByApp(app, operator, authenticator, refund, page);
    expect([confirmed.status, confirmed.headers.get("location")]).toEqual([307, page]);
    const done = await operator.post(page, { ...refund, "factor-intent": "code", "factor-code": "1" });
    expect([done.status, done.headers.get("location")]).toEqual([303, `${page}?done=refunded`]);
    const { context } = await operator.api.operatorBookings.get.query({ bookingId, earlier: null });
    expect(context.refundObligations.map(({ amount }) => amount.amountMinor)).toEqual([1000]);
  });

  test("the code leads to no address but an operator's page", async () => {
    const operator = await signInAs(app, OPERATOR);
    const answer = await confirmByApp(app, operator, authenticator, {}, "//evil.example/operator");
    expect(answer.headers.get("location")).toBe("/operator");
  });

  test("five wrong codes end that session, and the others stay", async () => {
    const guesser = await signInAs(app, OPERATOR);
    const other = await signInAs(app, OPERATOR);
    const wrong = authenticator.wrongCodeAt(await app.sandbox.now());
    // An empty field is no try.
    for (let press = 0; press < 6; press += 1)
      expect(wordsIn(await (await enterCode(guesser, " ")).text())).toContain("Please type a code.");
    for (const left of ["4 tries are left", "3 tries are left", "2 tries are left", "One try is left"])
      expect(wordsIn(await (await enterCode(guesser, wrong)).text())).toContain(left);
    const last = await enterCode(guesser, wrong);
    expect(last.headers.get("location")).toBe(`/sign-in?ended=codes&next=${encodeURIComponent("/operator")}`);
    expect(await guesser.call("query", "booking.listMine", undefined)).toBe(401);
    expect(wordsIn(await (await nobody(app).get("/sign-in?ended=codes")).text())).toContain(
      "You typed five wrong codes",
    );
    await confirmByApp(app, other, authenticator);
    expect(await askToSee(other)).toBe(200);
  });

  test("a code that was used confirms no second session", async () => {
    const first = await signInAs(app, OPERATOR);
    const second = await signInAs(app, OPERATOR);
    await confirmByApp(app, first, authenticator);
    const used = authenticator.codeAt(await app.sandbox.now());
    expect(wordsIn(await (await enterCode(second, used)).text())).toContain(
      "This code has already been used",
    );
    expect(await askToSee(second)).toBe(403);
  });

  test("a recovery code confirms once", async () => {
    const [code = ""] = recoveryCodes;
    const first = await signInAs(app, OPERATOR);
    expect((await enterCode(first, code.toUpperCase())).status).toBe(303);
    expect(await askToSee(first)).toBe(200);
    const second = await signInAs(app, OPERATOR);
    expect(wordsIn(await (await enterCode(second, code)).text())).toContain(
      "This code has already been used",
    );
    expect(await askToSee(second)).toBe(403);
  });

  test("clients and builders are asked for nothing, and have no such pages", async () => {
    const client = await signUp(app);
    const builder = await signInAs(app, "ada@builders.example");
    expect((await client.get("/bookings")).status).toBe(200);
    expect((await builder.get("/builder")).status).toBe(200);
    expect(await builder.call("query", "myBuilder.get", undefined)).toBe(200);
    for (const person of [client, builder]) {
      expect((await person.get(SET_UP)).status).toBe(403);
      expect((await person.get(CONFIRM)).status).toBe(403);
      expect(await person.call("mutation", "secondFactor.beginApp", undefined)).toBe(403);
      // A passkey of their own is a way to sign in, and no factor.
      expect((await person.post("/sign-in/passkey", { intent: "options-to-add" })).status).toBe(200);
    }
    const stranger = await nobody(app).post("/sign-in/passkey", { intent: "options-to-add" });
    expect(stranger.status).toBe(401);
    expect((await nobody(app).get(SET_UP)).headers.get("location")).toContain("/sign-in?next=");
  });
});

test("a second factor is reset of operators alone: a mistyped address signs nobody out", async () => {
  const client = await signUp(app);
  const { code, stderr } = (await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "server/commands/reset-second-factor.ts", client.email],
    { env: childEnv({ ...app.demo.env, LOG_LEVEL: "silent" }) },
  ).catch((error: unknown) => error)) as { readonly code?: number; readonly stderr: string };
  expect(stderr).toContain("no operator's");
  expect(code).toBe(1);
  expect(await client.call("query", "booking.listMine", undefined)).toBe(200);
});

test("whoever has lost their phone is let in anew by whoever runs the server, and their sessions have ended; their mailbox has read of each change of the factor", async () => {
  const operator = await signInAs(app, OPERATOR);
  await confirmByApp(app, operator, authenticator);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ["--import", "tsx", "server/commands/reset-second-factor.ts", OPERATOR],
    { env: childEnv({ ...app.demo.env, LOG_LEVEL: "silent" }) },
  );
  expect(stdout).toContain("are gone");
  expect(await operator.call("query", "booking.listMine", undefined)).toBe(401);
  const again = await signInAs(app, OPERATOR);
  expect((await again.get("/operator")).headers.get("location")).toContain(SET_UP);
  expect(await app.db.selectFrom("recovery_code").selectAll().execute()).toEqual([]);
  expect((await listOperatorActions(app.db, 1)).values[0]).toMatchObject({ action: "reset_second_factor" });
  const { recoveryCodes: fresh } = await setUpApp(app, again);
  expect(fresh).toHaveLength(10);
  expect(await askToSee(again)).toBe(200);

  await again.post(SET_UP, { intent: "recovery-codes" });
  const mails = (await app.sandbox.listMails()).filter(({ to }) => to.includes(OPERATOR));
  const subjects = mails.map(({ subject }) => subject);
  for (const told of [
    "An authenticator app was set up for your account",
    "A recovery code was used for your account",
    "Your second factor was reset",
    "New recovery codes were created for your account",
  ])
    expect(subjects).toContain(told);
  // Whoever had not shown their factor has added none.
  expect(subjects).not.toContain("A passkey was added to your account");
  for (const code of [...recoveryCodes, ...fresh])
    expect(mails.every(({ text }) => text?.includes(code) !== true)).toBe(true);
});
