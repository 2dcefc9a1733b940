import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { OAUTH_APP } from "../state/oauth-app.ts";
import { startCalendly, type RunningCalendly } from "../start-calendly.ts";

/** What the sandbox's one app has registered from the start. */
const REDIRECT = "http://localhost:3000/builder/connection/callback";
const VERIFIER = "a-verifier-of-at-least-forty-three-characters-long";
const CHALLENGE = createHash("sha256").update(VERIFIER).digest("base64url");

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const tokensSchema = z.strictObject({
  token_type: z.literal("Bearer"),
  access_token: z.string(),
  refresh_token: z.string(),
  expires_in: z.literal(7200),
  created_at: z.int(),
  scope: z.string(),
  owner: z.url(),
  organization: z.url(),
});

const authorization = {
  client_id: OAUTH_APP.clientId,
  response_type: "code",
  redirect_uri: REDIRECT,
  state: "s1",
  scope: "users:read event_types:read",
  code_challenge: CHALLENGE,
  code_challenge_method: "S256",
};

async function agree(more: Record<string, string> = {}): Promise<string> {
  const form = { ...authorization, account: "ada-okafor", answer: "allow", ...more };
  const { status, location } = await calendly.page("/oauth/authorize", form);
  expect(status).toBe(303);
  return location;
}

const CREDENTIALS = { client_id: OAUTH_APP.clientId, client_secret: OAUTH_APP.clientSecret };

async function post(path: string, form: Record<string, string>, basic = true) {
  const credentials = Buffer.from(`${OAUTH_APP.clientId}:${OAUTH_APP.clientSecret}`).toString("base64");
  const response = await fetch(`${calendly.url}/oauth/${path}`, {
    method: "POST",
    headers: basic ? { authorization: `Basic ${credentials}` } : {},
    body: new URLSearchParams(form),
  });
  return { status: response.status, json: (await response.json()) as unknown };
}

const codeOf = (location: string): string => new URL(location).searchParams.get("code") ?? "";
const exchange = (code: string, more: Record<string, string> = {}) =>
  post("token", {
    grant_type: "authorization_code",
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...more,
  });

describe("connecting an app", () => {
  test("a person agrees on a page, and the app's code becomes tokens with the scopes it asked for", async () => {
    const shown = await calendly.page(`/oauth/authorize?${new URLSearchParams(authorization).toString()}`);
    expect(shown.html).toContain("Ada Okafor");
    const location = await agree();
    expect(new URL(location).searchParams.get("state")).toBe("s1");
    const answer = await exchange(codeOf(location));
    const tokens = tokensSchema.parse(answer.json);
    expect(tokens.scope).toBe("users:read event_types:read");
    const me = await calendly.api("GET", "/users/me", { token: tokens.access_token });
    expect(me.json).toMatchObject({
      resource: { uri: tokens.owner, current_organization: tokens.organization },
    });
    const events = await calendly.api("GET", "/scheduled_events", { token: tokens.access_token });
    expect(events.json).toMatchObject({ required_scopes: ["scheduled_events:read"] });
  });

  test("a code works once, for ten minutes, with its own redirect and verifier", async () => {
    const invalid = { status: 400, json: { error: "invalid_grant" } };
    const code = codeOf(await agree());
    expect((await exchange(code)).status).toBe(200);
    expect(await exchange(code)).toMatchObject(invalid);
    expect(await exchange(codeOf(await agree()), { code_verifier: "other" })).toMatchObject(invalid);
    expect(await exchange(codeOf(await agree()), { redirect_uri: "http://localhost/b" })).toMatchObject(
      invalid,
    );
    const late = codeOf(await agree());
    await calendly.kernel.clock.advance(10 * 60_000);
    expect(await exchange(late)).toMatchObject(invalid);
  });

  test("a refusal, an unknown scope or an unknown app ends where it should", async () => {
    expect(await agree({ answer: "deny" })).toContain("error=access_denied");
    expect(await agree({ scope: "everything:write" })).toContain("error=invalid_scope");
    expect(await agree({ code_challenge_method: "plain" })).toContain("error=invalid_request");
    expect(await agree({ response_type: "token" })).toContain("error=unsupported_response_type");
    for (const more of [{ client_id: "other" }, { redirect_uri: "http://elsewhere.example/" }]) {
      const { status, location } = await calendly.page("/oauth/authorize", { ...authorization, ...more });
      expect([status, location]).toEqual([400, ""]);
    }
    expect(await post("token", { grant_type: "refresh_token" }, false)).toMatchObject({ status: 401 });
    expect(await post("token", { grant_type: "password" })).toMatchObject({
      json: { error: "unsupported_grant_type" },
    });
  });
});

describe("where a code may be sent", () => {
  const ask = async (redirectUri: string) =>
    calendly.page("/oauth/authorize", {
      ...authorization,
      redirect_uri: redirectUri,
      account: "ada-okafor",
      answer: "allow",
    });

  test.each([
    "http://localhost:3000/elsewhere",
    `${REDIRECT}/`,
    `${REDIRECT}?next=x`,
    "http://localhost:3001/builder/connection/callback",
    "https://evil.example/builder/connection/callback",
    "http://localhost:3000@evil.example/",
    "",
  ])("an address that the app did not register gets neither page nor code: %s", async (redirectUri) => {
    const { status, location } = await ask(redirectUri);
    expect([status, location]).toEqual([400, ""]);
    const query = new URLSearchParams({ ...authorization, redirect_uri: redirectUri });
    expect((await calendly.page(`/oauth/authorize?${query.toString()}`)).status).toBe(400);
  });

  test("an app registers its own, over HTTPS or on this machine, and then the others are not", async () => {
    const urls = ["https://book.example/builder/connection/callback"];
    expect((await calendly.controls("PUT", "/oauth-redirects", { urls })).status).toBe(200);
    expect((await ask(urls[0] ?? "")).location).toContain(
      "https://book.example/builder/connection/callback?code=",
    );
    expect((await ask(REDIRECT)).status).toBe(400);
    const plain = { urls: ["http://book.example/builder/connection/callback"] };
    expect((await calendly.controls("PUT", "/oauth-redirects", plain)).status).toBe(400);
  });
});

describe("tokens", () => {
  const connect = async () => tokensSchema.parse((await exchange(codeOf(await agree()))).json);
  const refresh = (token: string) => post("token", { grant_type: "refresh_token", refresh_token: token });

  test("an access token ends after two hours, and its refresh token works exactly once", async () => {
    const first = await connect();
    await calendly.kernel.clock.advance(7_200_000);
    expect((await calendly.api("GET", "/users/me", { token: first.access_token })).status).toBe(401);
    const second = tokensSchema.parse((await refresh(first.refresh_token)).json);
    expect((await calendly.api("GET", "/users/me", { token: second.access_token })).status).toBe(200);
    expect(await refresh(first.refresh_token)).toMatchObject({
      status: 400,
      json: { error: "invalid_grant" },
    });
    expect((await refresh(second.refresh_token)).status).toBe(200);
  });

  test("a revoked token is dead with its pair, and introspection says so", async () => {
    const tokens = await connect();
    const introspect = () => post("introspect", { ...CREDENTIALS, token: tokens.access_token }, false);
    expect((await introspect()).json).toMatchObject({ active: true, owner: tokens.owner });
    // Calendly asks for both in the form here.
    expect((await post("revoke", { token: tokens.refresh_token })).status).toBe(403);
    expect((await post("introspect", { token: tokens.access_token })).status).toBe(401);
    expect((await post("revoke", { ...CREDENTIALS, token: tokens.refresh_token }, false)).status).toBe(200);
    expect((await introspect()).json).toEqual({ active: false });
    expect((await calendly.api("GET", "/users/me", { token: tokens.access_token })).status).toBe(401);
    expect((await refresh(tokens.refresh_token)).status).toBe(400);
  });

  test("the ninth token within a minute is refused and costs no refresh token", async () => {
    let { refresh_token: token } = await connect();
    for (let count = 1; count < 8; count += 1) {
      token = tokensSchema.parse((await refresh(token)).json).refresh_token;
    }
    expect((await refresh(token)).status).toBe(429);
    await calendly.kernel.clock.advance(60_000);
    expect((await refresh(token)).status).toBe(200);
  });

  test("an injected fault on the token call has OAuth's shape", async () => {
    calendly.kernel.faults.add({
      provider: "calendly",
      on: "request",
      fault: { kind: "status", status: 503 },
      pattern: "/oauth/token",
      remaining: 1,
    });
    expect(await exchange("any")).toMatchObject({ status: 503, json: { error: "server_error" } });
  });

  test("a token whose permissions were changed may do what it is allowed now, and no more", async () => {
    const { status } = await calendly.controls("PUT", "/tokens/sandbox-pat-ada", { scopes: ["users:read"] });
    expect(status).toBe(200);
    expect((await calendly.api("GET", "/users/me")).status).toBe(200);
    expect((await calendly.api("GET", "/scheduled_events")).json).toMatchObject({
      required_scopes: ["scheduled_events:read"],
    });
    expect((await calendly.controls("PUT", "/tokens/unknown", { scopes: [] })).status).toBe(404);
  });
});
