/** Every refusal about a connection, in one closed union; the page has a sentence for each. */
export type ConnectionRefusal =
  /** Calendly does not know the token. */
  | { readonly code: "token_refused" }
  /** Calendly knows it, but it lacks permissions that bookings need. */
  | { readonly code: "scopes_missing"; readonly scopes: readonly string[] }
  /** Calendly could not be asked; nothing was changed. */
  | { readonly code: "calendly_unavailable" }
  /** Calendly answered, and refused a question of ours or in words that we cannot read; nothing was changed. */
  | { readonly code: "trouble_on_our_side" }
  /** The Calendly user is connected to somebody else here. */
  | { readonly code: "account_taken" }
  /** The builder has another Calendly user connected: their session types and bookings are that one's. */
  | { readonly code: "another_account" }
  /** This installation has no OAuth app at Calendly. */
  | { readonly code: "oauth_not_set_up" }
  /** The person pressed Deny, or Calendly refused to ask them. */
  | { readonly code: "consent_denied" }
  /** Too late, used before, or begun in another browser. */
  | { readonly code: "consent_not_recognised" }
  /** The signing key was changed less than a day ago, and the one before is still needed. */
  | { readonly code: "key_changed_recently" }
  | { readonly code: "not_connected" };

export type ConnectionOutcome<Value> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly refusal: ConnectionRefusal };

export function no(refusal: ConnectionRefusal): { readonly ok: false; readonly refusal: ConnectionRefusal } {
  return { ok: false, refusal };
}
