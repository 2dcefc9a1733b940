import { createCalendlyOAuth } from "./adapters/calendly/calendly-oauth.ts";
import { REQUIRED_SCOPES } from "./domain/providers/connection-state.ts";
import type { Env } from "./env.ts";
import type { CalendlyOAuth } from "./ports.ts";

/** Null when this installation has no OAuth app at Calendly. */
export function calendlyOAuthOf(env: Env): CalendlyOAuth | null {
  const { CALENDLY_OAUTH_CLIENT_ID: clientId, CALENDLY_OAUTH_CLIENT_SECRET: clientSecret } = env;
  if (clientId === undefined || clientSecret === undefined) return null;
  return createCalendlyOAuth({
    authUrl: env.CALENDLY_AUTH_URL,
    clientId,
    clientSecret,
    scopes: REQUIRED_SCOPES,
  });
}
