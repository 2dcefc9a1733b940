import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { findAccount, mustGet, nowMs, type CalendlyState } from "../state/calendly-state.ts";
import { ACCESS_TOKEN_SECONDS, createOauthApp, OAUTH_APP, type IssuedTokens } from "../state/oauth-app.ts";
import { hiddenFields, messagePage, pageLayout } from "./page-layout.ts";
import { ALL_SCOPES } from "../state/scopes.ts";
import { organizationUri, userUri } from "../state/uris.ts";

const ERRORS = {
  invalid_request: "The request is missing a required parameter or is otherwise malformed.",
  invalid_client: "Client authentication failed due to unknown client or no client authentication included.",
  invalid_grant:
    "The provided authorization grant is invalid, expired, revoked, does not match the redirection URI used in the authorization request, or was issued to another client.",
  unsupported_grant_type: "The authorization grant type is not supported by the authorization server.",
  rate_limited: "At most 8 tokens are issued per user and minute.",
  server_error: "The server encountered an unexpected condition.",
} as const;

function answerOauthError(context: Context, error: keyof typeof ERRORS, status: ContentfulStatusCode) {
  return context.json({ error, error_description: ERRORS[error] }, status);
}

/** The authorization server's answer with this status, for injected faults. */
export function answerOauthStatus(context: Context, status: number): Response {
  if (status === 429) return answerOauthError(context, "rate_limited", 429);
  if (status === 401) return answerOauthError(context, "invalid_client", 401);
  if (status < 500) return answerOauthError(context, "invalid_grant", 400);
  return answerOauthError(context, "server_error", status as ContentfulStatusCode);
}

type Form = Record<string, string>;

async function readForm(context: Context): Promise<Form> {
  return Object.fromEntries(new URLSearchParams(await context.req.text()));
}

/** HTTP Basic, or both credentials in the form. */
function isOurClient(context: Context, form: Form): boolean {
  const [, basic] = /^Basic (\S+)$/.exec(context.req.header("authorization") ?? "") ?? [];
  if (basic === undefined) return isOurClientByForm(form);
  return Buffer.from(basic, "base64").toString() === `${OAUTH_APP.clientId}:${OAUTH_APP.clientSecret}`;
}

/** Where Calendly asks for both credentials in the form. */
function isOurClientByForm(form: Form): boolean {
  return form["client_id"] === OAUTH_APP.clientId && form["client_secret"] === OAUTH_APP.clientSecret;
}

interface Authorization {
  redirectUri: string;
  state: string | null;
  scope: string;
  challenge: string | null;
}

/** `page`: nothing in the request can be trusted, so say it here. `redirect`: tell the app, as OAuth asks. */
type ReadAuthorization =
  | { ok: true; authorization: Authorization }
  | { ok: false; tell: "page" }
  | { ok: false; tell: "redirect"; url: string };

function withQuery(redirectUri: string, query: Record<string, string | null>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(query)) if (value !== null) url.searchParams.set(name, value);
  return url.toString();
}

function readAuthorization(state: CalendlyState, query: Form): ReadAuthorization {
  const redirectUri = query["redirect_uri"] ?? "";
  if (query["client_id"] !== OAUTH_APP.clientId || !state.oauthRedirectUris.includes(redirectUri)) {
    return { ok: false, tell: "page" };
  }
  const appState = query["state"] ?? null;
  const scope = query["scope"] ?? "default";
  const challenge = query["code_challenge"] ?? null;
  const refuse = (error: string): ReadAuthorization => ({
    ok: false,
    tell: "redirect",
    url: withQuery(redirectUri, { error, state: appState }),
  });
  if (query["response_type"] !== "code") return refuse("unsupported_response_type");
  if (challenge !== null && query["code_challenge_method"] !== "S256") return refuse("invalid_request");
  const known: readonly string[] = ALL_SCOPES;
  if (scope !== "default" && !scope.split(" ").every((name) => known.includes(name))) {
    return refuse("invalid_scope");
  }
  return { ok: true, authorization: { redirectUri, state: appState, scope, challenge } };
}

function answerUntrusted(context: Context): Response | Promise<Response> {
  const text = "The app's client id or redirect address is not registered here.";
  return context.html(messagePage("This app cannot be connected", text), 400);
}

function renderTokens(state: CalendlyState, issued: IssuedTokens) {
  const account = mustGet(state.accounts, issued.accountUuid);
  return {
    token_type: "Bearer",
    access_token: issued.accessToken,
    refresh_token: issued.refreshToken,
    expires_in: ACCESS_TOKEN_SECONDS,
    created_at: Math.floor(nowMs(state) / 1000),
    scope: issued.scope,
    owner: userUri(state, account.uuid),
    organization: organizationUri(state, account.organizationUuid),
  };
}

/** `/oauth/authorize` as a page to agree on, and `/oauth/token`, `/revoke` and `/introspect` for the app's server. */
export function addOauthRoutes(app: Hono, state: CalendlyState): void {
  const oauth = createOauthApp(state);

  app.get("/oauth/authorize", (context) => {
    const query = context.req.query();
    const read = readAuthorization(state, query);
    if (!read.ok) {
      return read.tell === "page" ? answerUntrusted(context) : context.redirect(read.url, 303);
    }
    const page = pageLayout(
      "Connect an app",
      html`<h1>Connect BuildAppsWith Booking?</h1>
        <p>It asks for:</p>
        <ul class="soft">
          ${read.authorization.scope.split(" ").map((scope) => html`<li><code>${scope}</code></li>`)}
        </ul>
        <form method="post" action="/oauth/authorize">
          ${hiddenFields(Object.entries(query))}
          <fieldset>
            <legend>Your account</legend>
            ${[...state.accounts.values()]
              .filter(({ deletedAt }) => deletedAt === null)
              .map(
                (account, index) =>
                  html`<label class="choice">
                    <input
                      type="radio"
                      name="account"
                      value="${account.slug}"
                      required
                      ${index === 0 ? "checked" : ""}
                    />
                    ${account.name}
                  </label>`,
              )}
          </fieldset>
          <p class="deeds">
            <button type="submit" class="main" name="answer" value="allow">Allow</button>
            <button type="submit" name="answer" value="deny">Deny</button>
          </p>
        </form>`,
    );
    return context.html(page);
  });

  app.post("/oauth/authorize", async (context) => {
    const form = await readForm(context);
    const read = readAuthorization(state, form);
    if (!read.ok) {
      return read.tell === "page" ? answerUntrusted(context) : context.redirect(read.url, 303);
    }
    const { redirectUri, state: appState, scope, challenge } = read.authorization;
    const account = findAccount(state, form["account"]);
    if (form["answer"] !== "allow" || !account) {
      return context.redirect(withQuery(redirectUri, { error: "access_denied", state: appState }), 303);
    }
    const code = oauth.issueCode({ accountUuid: account.uuid, redirectUri, scope, challenge });
    return context.redirect(withQuery(redirectUri, { code, state: appState }), 303);
  });

  app.post("/oauth/token", async (context) => {
    const form = await readForm(context);
    if (!isOurClient(context, form)) return answerOauthError(context, "invalid_client", 401);
    const { grant_type: grantType, code, redirect_uri: redirectUri, refresh_token: refreshToken } = form;
    let issued;
    if (grantType === "authorization_code") {
      if (code === undefined || redirectUri === undefined) {
        return answerOauthError(context, "invalid_request", 400);
      }
      issued = oauth.exchangeCode(code, redirectUri, form["code_verifier"] ?? null);
    } else if (grantType === "refresh_token") {
      if (refreshToken === undefined) return answerOauthError(context, "invalid_request", 400);
      issued = oauth.refresh(refreshToken);
    } else {
      return answerOauthError(context, "unsupported_grant_type", 400);
    }
    if (issued === "rate_limited") return answerOauthError(context, issued, 429);
    if (issued === "invalid_grant") return answerOauthError(context, issued, 400);
    return context.json(renderTokens(state, issued));
  });

  app.post("/oauth/revoke", async (context) => {
    const form = await readForm(context);
    if (!isOurClientByForm(form)) return answerOauthError(context, "invalid_client", 403);
    oauth.revoke(form["token"] ?? "");
    return context.json({});
  });

  app.post("/oauth/introspect", async (context) => {
    const form = await readForm(context);
    if (!isOurClientByForm(form)) return answerOauthError(context, "invalid_client", 401);
    const token = state.tokens.get(form["token"] ?? "");
    if (!token || token.expiresAtMs === null || token.expiresAtMs <= nowMs(state)) {
      return context.json({ active: false });
    }
    const account = mustGet(state.accounts, token.accountUuid);
    const expires = Math.floor(token.expiresAtMs / 1000);
    return context.json({
      active: true,
      scope: token.scopes.join(" "),
      client_id: OAUTH_APP.clientId,
      token_type: "Bearer",
      exp: expires,
      iat: expires - ACCESS_TOKEN_SECONDS,
      owner: userUri(state, account.uuid),
      organization: organizationUri(state, account.organizationUuid),
    });
  });
}
