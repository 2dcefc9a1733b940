import { createHash } from "node:crypto";
import { z } from "zod";
import type { CalendlyFailure } from "../../domain/providers/calendly-failure.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { CalendlyGrant, CalendlyOAuth } from "../../ports.ts";

/** 10 s: the lease of a refresh holds two such calls. */
const TIMEOUT_MS = 10_000;

const tokensSchema = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.number().int().positive(),
  scope: z.string().nullish(),
});
const refusalSchema = z.object({ error: z.string() });
const introspectionSchema = z.object({ active: z.boolean(), scope: z.string().nullish() });

interface Settings {
  /** Base of the authorization server, without a slash at the end. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** What is asked for, and no more. */
  readonly scopes: readonly string[];
  readonly timeoutMs?: number;
}

/**
 * Calendly's OAuth 2.0 server. The app authenticates by HTTP Basic for tokens, and in the form where Calendly asks for it there; nothing is retried here, because the refresh token in a lost answer cannot be
 * recovered.
 */
export function createCalendlyOAuth(settings: Settings): CalendlyOAuth {
  const credentials = { client_id: settings.clientId, client_secret: settings.clientSecret };
  const basic = Buffer.from(`${settings.clientId}:${settings.clientSecret}`).toString("base64");

  async function post(
    operation: string,
    path: string,
    form: Readonly<Record<string, string>>,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<{ status: number; body: unknown }> {
    try {
      const response = await fetch(`${settings.authUrl}${path}`, {
        method: "POST",
        headers: { ...headers, accept: "application/json" },
        body: new URLSearchParams(form),
        signal: AbortSignal.timeout(settings.timeoutMs ?? TIMEOUT_MS),
        redirect: "error",
      });
      const text = await response.text();
      return { status: response.status, body: parseJson(text) };
    } catch (error) {
      throw failed(
        operation,
        { status: null, failure: { kind: "unavailable", retryAt: null } },
        "no answer",
        error,
      );
    }
  }

  async function askForTokens(
    operation: string,
    form: Readonly<Record<string, string>>,
  ): Promise<CalendlyGrant> {
    const { status, body } = await post(operation, "/oauth/token", form, {
      authorization: `Basic ${basic}`,
    });
    if (status >= 400) {
      const refused = refusalSchema.safeParse(body).data?.error;
      if (refused === "invalid_grant") return { ok: false, error: "invalid_grant" };
      throw refusedWith(operation, status, refused);
    }
    const parsed = tokensSchema.safeParse(body);
    // Without Zod's words: they could repeat what stood in the answer.
    if (!parsed.success) throw unreadable(operation, status);
    return {
      ok: true,
      tokens: {
        accessToken: parsed.data.access_token,
        refreshToken: parsed.data.refresh_token,
        expiresInSeconds: parsed.data.expires_in,
        scope: parsed.data.scope ?? null,
      },
    };
  }

  return {
    authorizeUrl({ state, codeChallenge, redirectUri }) {
      const url = new URL(`${settings.authUrl}/oauth/authorize`);
      url.search = new URLSearchParams({
        client_id: settings.clientId,
        response_type: "code",
        redirect_uri: redirectUri,
        state,
        scope: settings.scopes.join(" "),
        code_challenge: codeChallenge,
        code_challenge_method: "S256",
      }).toString();
      return url.toString();
    },

    exchangeCode: ({ code, codeVerifier, redirectUri }) =>
      askForTokens("exchange code", {
        grant_type: "authorization_code",
        code,
        code_verifier: codeVerifier,
        redirect_uri: redirectUri,
      }),

    refresh: (refreshToken) =>
      askForTokens("refresh token", { grant_type: "refresh_token", refresh_token: refreshToken }),

    async revoke(token) {
      const { status, body } = await post("revoke token", "/oauth/revoke", { ...credentials, token });
      if (status >= 400) throw refusedWith("revoke token", status, refusalSchema.safeParse(body).data?.error);
    },

    async introspect(accessToken) {
      const { status, body } = await post("introspect token", "/oauth/introspect", {
        ...credentials,
        token: accessToken,
      });
      if (status >= 400)
        throw refusedWith("introspect token", status, refusalSchema.safeParse(body).data?.error);
      const parsed = introspectionSchema.safeParse(body);
      if (!parsed.success) throw unreadable("introspect token", status);
      return { active: parsed.data.active, scope: parsed.data.scope ?? null };
    },

    challengeOf: (codeVerifier) => createHash("sha256").update(codeVerifier).digest("base64url"),
  };
}

function refusedWith(operation: string, status: number, error: string | undefined): ProviderError {
  const failure: CalendlyFailure =
    status === 429 || status >= 500
      ? { kind: "unavailable", retryAt: null }
      : // Our own registration is wrong, not the person's grant.
        { kind: "bad_answer" };
  return failed(operation, { status, failure }, `answered ${status} ${error ?? ""}`.trim());
}

function unreadable(operation: string, status: number): ProviderError {
  return failed(operation, { status, failure: { kind: "bad_answer" } }, "an answer that we cannot read");
}

function failed(
  operation: string,
  { status, failure }: { readonly status: number | null; readonly failure: CalendlyFailure },
  reason: string,
  cause?: unknown,
): ProviderError {
  return new ProviderError(
    { provider: "calendly", operation, retryable: true, status, failure, reason },
    cause === undefined ? undefined : { cause },
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
