import type { CalendlyConnection } from "../../../db/calendly/calendly-connections.ts";
import { consentTicketSchema, type ConsentTicket } from "../../domain/values/consent-ticket.schema.ts";
import type { BuilderId, UserId } from "../../domain/values/ids.ts";
import { addMinutes } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import type { CalendlyGrant, CalendlyOAuth, SecretBox } from "../../ports.ts";
import { connectAccount } from "./connect-account.ts";
import type { ConnectionDeps } from "../connection-deps.ts";
import { no, type ConnectionOutcome } from "./connection-refusal.ts";

/** 10 min: as long as Calendly's code lives. */
const CONSENT_MINUTES = 10;
const TICKET_PURPOSE = "calendly consent ticket";
/** 32 bytes each: 43 characters, the shortest verifier that PKCE allows, and nothing to guess. */
const SECRET_BYTES = 32;

export interface BegunConsent {
  /** Calendly's page, where the person agrees. */
  readonly authorizeUrl: string;
  /** For the browser to keep, in a cookie that scripts cannot read; sealed, and good for this user only. */
  readonly ticket: string;
}

/** Where Calendly sends people back to; it must be registered with the OAuth app. */
function redirectUriOf(appUrl: string): string {
  return `${appUrl}/builder/connection/callback`;
}

/** Begins OAuth consent. Stores nothing: what must be known afterwards is sealed in the browser's ticket. */
export function beginConsent(deps: ConnectionDeps, userId: UserId): ConnectionOutcome<BegunConsent> {
  const { oauth, secretBox } = deps;
  if (oauth === null) return no({ code: "oauth_not_set_up" });
  const secret = () => Buffer.from(deps.randomBytes(SECRET_BYTES)).toString("base64url");
  const ticket: ConsentTicket = {
    state: secret(),
    codeVerifier: secret(),
    userId,
    expiresAt: addMinutes(deps.clock.now(), CONSENT_MINUTES),
  };
  const authorizeUrl = oauth.authorizeUrl({
    state: ticket.state,
    codeChallenge: oauth.challengeOf(ticket.codeVerifier),
    redirectUri: redirectUriOf(deps.settings.appUrl),
  });
  return {
    ok: true,
    value: { authorizeUrl, ticket: secretBox.seal(JSON.stringify(ticket), TICKET_PURPOSE) },
  };
}

/**
 * Completes OAuth consent. Connects only when the answer belongs to a consent that this very user began in this browser in the last ten minutes;
 * Calendly takes each code once, so that a repeated answer is refused.
 */
export async function finishConsent(
  deps: ConnectionDeps,
  answer: {
    readonly userId: UserId;
    readonly builderId: BuilderId;
    /** Null when the browser brought none. */
    readonly ticket: string | null;
    readonly state: string | null;
    readonly code: string | null;
  },
): Promise<ConnectionOutcome<CalendlyConnection>> {
  if (deps.oauth === null) return no({ code: "oauth_not_set_up" });
  const ticket = answer.ticket === null ? null : openTicket(deps.secretBox, answer.ticket);
  const isRecognised =
    ticket !== null &&
    ticket.userId === answer.userId &&
    ticket.state === answer.state &&
    ticket.expiresAt > deps.clock.now();
  if (!isRecognised) return no({ code: "consent_not_recognised" });
  // Calendly sends an error in its place, and nothing but this ticket's state with it.
  if (answer.code === null) return no({ code: "consent_denied" });
  const grant = await exchange(deps.oauth, answer.code, ticket.codeVerifier, deps.settings.appUrl);
  if (grant === null) return no({ code: "calendly_unavailable" });
  if (!grant.ok) return no({ code: "consent_not_recognised" });
  return connectAccount(deps, answer.builderId, { kind: "oauth", tokens: grant.tokens });
}

async function exchange(
  oauth: CalendlyOAuth,
  code: string,
  codeVerifier: string,
  appUrl: string,
): Promise<CalendlyGrant | null> {
  try {
    return await oauth.exchangeCode({ code, codeVerifier, redirectUri: redirectUriOf(appUrl) });
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

function openTicket(secretBox: SecretBox, sealed: string): ConsentTicket | null {
  try {
    return consentTicketSchema.parse(JSON.parse(secretBox.open(sealed, TICKET_PURPOSE)));
  } catch {
    // Not one of ours, or sealed under a key that is gone: counts as none.
    return null;
  }
}
