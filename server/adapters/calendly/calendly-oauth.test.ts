import { afterEach, beforeEach, expect, test } from "vitest";
import { startCalendly, type RunningCalendly } from "../../sandbox/calendly/start-calendly.ts";
import { createCalendlyOAuth } from "./calendly-oauth.ts";

const REDIRECT = "http://localhost:3000/builder/connection/callback";
const VERIFIER = "a-verifier-of-at-least-forty-three-characters-long";

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const oauthWith = (more: { clientSecret?: string; timeoutMs?: number } = {}) =>
  createCalendlyOAuth({
    authUrl: calendly.url,
    clientId: "sandbox-client-id",
    clientSecret: "sandbox-client-secret",
    scopes: ["users:read", "event_types:read"],
    ...more,
  });

async function codeFor(oauth: ReturnType<typeof oauthWith>): Promise<string> {
  const url = new URL(
    oauth.authorizeUrl({ state: "s", codeChallenge: oauth.challengeOf(VERIFIER), redirectUri: REDIRECT }),
  );
  const form = { ...Object.fromEntries(url.searchParams), account: "ada-okafor", answer: "allow" };
  const { location } = await calendly.page(url.pathname, form);
  return new URL(location).searchParams.get("code") ?? "";
}

const fault = (kind: "lose_response" | "time_out") =>
  calendly.kernel.faults.add({
    provider: "calendly",
    on: "request",
    fault: { kind },
    pattern: "/oauth/",
    remaining: 1,
  });

test("a code becomes tokens with the scopes asked for, once, and only with its verifier", async () => {
  const oauth = oauthWith();
  const exchange = async (codeVerifier: string, code?: string) =>
    oauth.exchangeCode({ code: code ?? (await codeFor(oauth)), codeVerifier, redirectUri: REDIRECT });
  const code = await codeFor(oauth);
  const granted = await exchange(VERIFIER, code);
  expect(granted).toMatchObject({
    ok: true,
    tokens: { expiresInSeconds: 7200, scope: "users:read event_types:read" },
  });
  expect(await exchange(VERIFIER, code)).toEqual({ ok: false, error: "invalid_grant" });
  expect(await exchange("another-verifier")).toEqual({ ok: false, error: "invalid_grant" });
});

test("a refresh rotates, a spent refresh token is refused, and a revoked grant is over", async () => {
  const oauth = oauthWith();
  const first = await oauth.exchangeCode({
    code: await codeFor(oauth),
    codeVerifier: VERIFIER,
    redirectUri: REDIRECT,
  });
  if (!first.ok) throw new Error(first.error);
  const second = await oauth.refresh(first.tokens.refreshToken);
  if (!second.ok) throw new Error(second.error);
  expect(await oauth.refresh(first.tokens.refreshToken)).toEqual({ ok: false, error: "invalid_grant" });
  expect(await oauth.introspect(second.tokens.accessToken)).toEqual({
    active: true,
    scope: "users:read event_types:read",
  });
  await oauth.revoke(second.tokens.refreshToken);
  await oauth.revoke(second.tokens.refreshToken);
  expect(await oauth.introspect(second.tokens.accessToken)).toEqual({ active: false, scope: null });
});

test("a lost answer, silence and wrong credentials of ours are failures without a secret in their words", async () => {
  const oauth = oauthWith({ timeoutMs: 200 });
  fault("lose_response");
  await expect(oauth.refresh("secret-token")).rejects.toMatchObject({
    status: null,
    failure: { kind: "unavailable" },
    message: "calendly refresh token: no answer",
  });
  fault("time_out");
  await expect(oauth.refresh("secret-token")).rejects.toMatchObject({ status: null });
  await expect(oauthWith({ clientSecret: "wrong" }).refresh("secret-token")).rejects.toMatchObject({
    status: 401,
    failure: { kind: "bad_answer" },
    message: "calendly refresh token: answered 401 invalid_client",
  });
});
