import { invariant } from "../../server/domain/values/invariant.ts";
import { authenticatorApp, type AuthenticatorApp } from "../fixtures/authenticator-app.ts";
import type { Visitor } from "../kit/visitors.ts";
import { wordsIn } from "./read-page.ts";
import type { BuiltApp } from "../kit/built-app.ts";

export const SET_UP = "/operator/second-factor";
export const CONFIRM = "/operator/confirm";

/** Sets an authenticator app up as a person without scripts does: the secret is read off the page, and its first code typed. */
export async function setUpApp(app: BuiltApp, operator: Visitor) {
  await operator.post(SET_UP, { intent: "begin-app" });
  const page = await (await operator.get(SET_UP)).text();
  const [, secret] = /otpauth:\/\/totp\/[^"]*?secret=([A-Z2-7]+)/.exec(page) ?? [];
  invariant(secret !== undefined, "the page shows the secret");
  const authenticator = authenticatorApp(secret);
  const answer = await operator.post(SET_UP, {
    intent: "finish-app",
    code: authenticator.codeAt(await app.sandbox.now()),
  });
  const words = wordsIn(await answer.text());
  return { authenticator, page, recoveryCodes: words.match(/\b[a-z2-7]{4}(?:-[a-z2-7]{4}){3}\b/g) ?? [] };
}

/** Types the next code that the app shows: each counts once. The app under test may notice the half minute later than we: it takes that code. */
export async function confirmByApp(
  app: BuiltApp,
  operator: Visitor,
  authenticator: AuthenticatorApp,
  more: Readonly<Record<string, string>> = {},
  next = "/operator",
): Promise<Response> {
  await app.sandbox.advance({ ms: 30_000 });
  const code = authenticator.codeAt(await app.sandbox.now());
  return enterCode(operator, code, more, next);
}

export function enterCode(
  operator: Visitor,
  code: string,
  more: Readonly<Record<string, string>> = {},
  next = "/operator",
): Promise<Response> {
  const form = { ...more, "factor-intent": "code", "factor-code": code };
  return operator.post(`${CONFIRM}?next=${encodeURIComponent(next)}`, form);
}
