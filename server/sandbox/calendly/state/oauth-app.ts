import { createHash, randomBytes } from "node:crypto";
import { mustGet, nowMs, type CalendlyState } from "./calendly-state.ts";
import { ALL_SCOPES } from "./scopes.ts";

/** The one OAuth app that this sandbox knows. */
export const OAUTH_APP = {
  clientId: "sandbox-client-id",
  clientSecret: "sandbox-client-secret",
  /** Signs the webhooks of subscriptions made with this app's tokens that bring no key of their own. */
  webhookSigningKey: "sandbox-app-signing-key",
} as const;

const CODE_LIFE_MS = 10 * 60_000;
export const ACCESS_TOKEN_SECONDS = 7_200;
const TOKENS_PER_MINUTE = 8;

interface Code {
  accountUuid: string;
  redirectUri: string;
  scope: string;
  challenge: string | null;
  expiresAtMs: number;
}

interface Grant {
  accountUuid: string;
  scope: string;
  accessToken: string;
}

export interface IssuedTokens {
  accessToken: string;
  refreshToken: string;
  accountUuid: string;
  scope: string;
}

/** What may be wrong with a request for tokens. */
type TokenRefusal = "invalid_grant" | "rate_limited";

interface OauthApp {
  /** A code for the account that agreed; it lives ten minutes and works once. */
  issueCode(code: Omit<Code, "expiresAtMs">): string;
  exchangeCode(code: string, redirectUri: string, verifier: string | null): IssuedTokens | TokenRefusal;
  /** Rotates: the old refresh token is dead as soon as this succeeds; its access token lives out its two hours. */
  refresh(refreshToken: string): IssuedTokens | TokenRefusal;
  /** Takes an access or a refresh token, and both of the pair die. */
  revoke(token: string): void;
}

/** The authorization server's memory. `default` as a scope stands for all of them, as for apps older than scopes. */
export function createOauthApp(state: CalendlyState): OauthApp {
  const codes = new Map<string, Code>();
  const grants = new Map<string, Grant>();
  const issuedAtMs = new Map<string, number[]>();

  function issueTokens(accountUuid: string, scope: string): IssuedTokens | TokenRefusal {
    if (mustGet(state.accounts, accountUuid).deletedAt !== null) return "invalid_grant";
    const now = nowMs(state);
    const recent = (issuedAtMs.get(accountUuid) ?? []).filter((at) => at > now - 60_000);
    if (recent.length >= TOKENS_PER_MINUTE) return "rate_limited";
    issuedAtMs.set(accountUuid, [...recent, now]);
    const accessToken = randomBytes(32).toString("base64url");
    const refreshToken = randomBytes(32).toString("base64url");
    state.tokens.set(accessToken, {
      token: accessToken,
      accountUuid,
      scopes: scope === "default" ? ALL_SCOPES : scope.split(" "),
      expiresAtMs: now + ACCESS_TOKEN_SECONDS * 1000,
    });
    grants.set(refreshToken, { accountUuid, scope, accessToken });
    return { accessToken, refreshToken, accountUuid, scope };
  }

  return {
    issueCode(code) {
      const value = randomBytes(24).toString("base64url");
      codes.set(value, { ...code, expiresAtMs: nowMs(state) + CODE_LIFE_MS });
      return value;
    },
    exchangeCode(value, redirectUri, verifier) {
      const code = codes.get(value);
      codes.delete(value);
      if (!code || code.expiresAtMs <= nowMs(state) || code.redirectUri !== redirectUri)
        return "invalid_grant";
      if (code.challenge !== null) {
        const proof = createHash("sha256")
          .update(verifier ?? "")
          .digest("base64url");
        if (proof !== code.challenge) return "invalid_grant";
      }
      return issueTokens(code.accountUuid, code.scope);
    },
    refresh(refreshToken) {
      const grant = grants.get(refreshToken);
      if (!grant) return "invalid_grant";
      const issued = issueTokens(grant.accountUuid, grant.scope);
      if (typeof issued === "string") return issued;
      grants.delete(refreshToken);
      return issued;
    },
    revoke(token) {
      for (const [refreshToken, grant] of grants) {
        if (refreshToken !== token && grant.accessToken !== token) continue;
        grants.delete(refreshToken);
        state.tokens.delete(grant.accessToken);
      }
      state.tokens.delete(token);
    },
  };
}
