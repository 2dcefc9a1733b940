import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { demoAccount, mailedPath } from "./account-kit.ts";
import { CONFIRM, SET_UP } from "./second-factor-by-form.ts";
import { createSoftPasskey, type SoftPasskey } from "./soft-passkey.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

let app: BuiltApp;
let passkey: SoftPasskey;

beforeAll(async () => {
  app = await startBuiltApp({ OPERATOR_SECOND_FACTOR: "required" });
  passkey = createSoftPasskey(app.demo.appUrl);
});
afterAll(() => app.stop());

/** What a browser keeps: the newest of each cookie, in the order in which answers arrive. */
type Jar = Map<string, string>;

function take(jar: Jar, answer: Response): Response {
  for (const set of answer.headers.getSetCookie()) {
    const [pair = ""] = set.split(";");
    const equals = pair.indexOf("=");
    if (/max-age=0(;|$)/i.test(set)) jar.delete(pair.slice(0, equals));
    else jar.set(pair.slice(0, equals), pair.slice(equals + 1));
  }
  return answer;
}

/** Sends what the jar holds now; the answer has not arrived before it is taken. */
function ask(jar: Jar, path: string, form?: Readonly<Record<string, string>>): Promise<Response> {
  const { appUrl } = app.demo;
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  return fetch(`${appUrl}${path}`, {
    redirect: "manual",
    headers: { cookie, origin: appUrl },
    ...(form === undefined ? {} : { method: "POST", body: new URLSearchParams(form) }),
  });
}

async function signIn(role: "client" | "operator"): Promise<Jar> {
  const jar: Jar = new Map();
  const { email, password } = demoAccount(role);
  take(jar, await ask(jar, "/sign-in", { intent: "password", email, password, next: "/account" }));
  expect((await ask(jar, "/account")).status).toBe(200);
  return jar;
}

async function optionsFor(jar: Jar, intent: string): Promise<{ readonly challenge: string }> {
  const answer = take(jar, await ask(jar, "/sign-in/passkey", { intent }));
  expect(answer.status).toBe(200);
  return (await answer.json()) as { challenge: string };
}

/** What the browser's other requests were answered that were under way with the old cookie; they arrive last. */
async function takeLateAnswers(jar: Jar, old: Jar): Promise<void> {
  for (const path of ["/", "/bookings", "/operator.data", "/__manifest?p=%2Foperator"])
    take(jar, await ask(old, path));
  take(jar, await ask(old, "/sign-in/passkey", { intent: "options-to-show" }));
}

test("whoever is confirmed by a passkey stays signed in when answers to the cookie before arrive after it", async () => {
  const setUp = await signIn("operator");
  const credential = passkey.add(await optionsFor(setUp, "options-to-add"));
  const added = await ask(setUp, SET_UP, { intent: "add-passkey", name: "Soft", credential });
  expect([added.status, added.headers.get("location")]).toEqual([
    303,
    expect.stringContaining("done=passkey"),
  ]);

  const jar = await signIn("operator");
  const options = await optionsFor(jar, "options-to-show");
  const old: Jar = new Map(jar);
  const form = { "factor-intent": "passkey", "factor-credential": passkey.show(options) };
  const confirmed = take(jar, await ask(jar, `${CONFIRM}?next=%2Foperator%2Fbookings`, form));
  expect([confirmed.status, confirmed.headers.get("location")]).toEqual([303, "/operator/bookings"]);
  await takeLateAnswers(jar, old);
  expect((await ask(jar, "/operator/bookings")).status).toBe(200);
});

test("whoever signs in anew by a mailed link stays signed in when answers to the cookie before arrive after it", async () => {
  const jar = await signIn("client");
  const { email } = demoAccount("client");
  take(jar, await ask(jar, "/account", { intent: "mail-link" }));
  const link = new URL(await mailedPath(app, email, "/sign-in/link"), app.demo.appUrl);
  const old: Jar = new Map(jar);
  const form = { intent: "link", ...Object.fromEntries(link.searchParams) };
  expect(take(jar, await ask(jar, "/sign-in/link", form)).status).toBe(303);
  await takeLateAnswers(jar, old);
  expect((await ask(jar, "/account")).status).toBe(200);
  expect((await ask(old, "/account")).status).toBe(302);
});

test("a form that signs in is answered by one cookie, whatever the browser still held", async () => {
  const jar = await signIn("client");
  const gone: Jar = new Map(jar);
  take(jar, await ask(jar, "/sign-out", {}));
  const { email, password } = demoAccount("client");
  take(gone, await ask(gone, "/sign-in", { intent: "password", email, password, next: "/account" }));
  expect((await ask(gone, "/account")).status).toBe(200);
});

test("a passkey that is taken away while it is shown confirms nothing, and begins no session", async () => {
  const jar = await signIn("operator");
  const options = await optionsFor(jar, "options-to-show");
  const stored = await sql<{ id: string }>`select id from auth_passkey`.execute(app.db);
  expect(stored.rows).toHaveLength(1);
  const before = await sql`select id from auth_session`.execute(app.db);
  await sql`create trigger meanwhile before insert on auth_session begin delete from auth_passkey; end`.execute(
    app.db,
  );
  const form = { "factor-intent": "passkey", "factor-credential": passkey.show(options) };
  const shown = await ask(jar, `${CONFIRM}?next=%2Foperator%2Fbookings`, form);
  await sql`drop trigger meanwhile`.execute(app.db);
  expect([shown.status, shown.headers.getSetCookie()]).toEqual([200, []]);
  expect(await shown.text()).toContain("This is not a passkey of your account.");
  expect((await sql`select id from auth_session`.execute(app.db)).rows).toEqual(before.rows);
  const onward = await ask(jar, "/operator/bookings");
  expect([onward.status, onward.headers.get("location")]).toEqual([303, expect.stringContaining(SET_UP)]);
});
