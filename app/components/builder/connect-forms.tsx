import { Form } from "@remix-run/react";
import type { ConnectionOnPage } from "../../text/connection-words.ts";
import { FormField } from "../forms/form-field.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";

/**
 * The two ways to connect: OAuth, or a token made at Calendly. A token is never shown again. `consentIsAbove`: the page offers OAuth already, in a
 * notice above.
 */
export function ConnectForms({
  connectedBy,
  canUseOAuth,
  consentIsAbove,
  requiredScopes,
  tokenError,
}: {
  readonly connectedBy: ConnectionOnPage["kind"] | null;
  readonly canUseOAuth: boolean;
  readonly consentIsAbove: boolean;
  readonly requiredScopes: readonly string[];
  readonly tokenError: string | undefined;
}) {
  return (
    <>
      {canUseOAuth && !consentIsAbove && (
        <section className="card p-6" aria-labelledby="by-oauth">
          <h2 id="by-oauth" className="subtitle">
            {connectedBy === null ? "Connect with Calendly" : headingOf(connectedBy)}
          </h2>
          <p className="mt-2 text-soft">
            Calendly asks whether we may read your event types and manage bookings. You can revoke that at any
            time.
          </p>
          <Form method="post" className="mt-4">
            <SubmitButton
              name="intent"
              value="consent"
              busy="Going to Calendly…"
              look={connectedBy === null ? "button" : "button-quiet"}
            >
              {connectedBy === null ? "Connect Calendly" : "Connect again"}
            </SubmitButton>
          </Form>
        </section>
      )}
      <section className="card p-6" aria-labelledby="by-token">
        <details
          className="disclosure"
          open={!canUseOAuth || tokenError !== undefined || connectedBy === "personal_token"}
        >
          <summary id="by-token" className="subtitle">
            {connectedBy === null ? "Or paste a token" : "Paste a token"}
          </summary>
          <p className="mt-2 wrap-anywhere text-soft">
            Make a personal access token in Calendly under Integrations, API and webhooks, with these
            permissions: {requiredScopes.join(", ")}. We keep it encrypted.
          </p>
          <Form method="post" className="mt-4 space-y-4" noValidate>
            <FormField
              name="accessToken"
              label="Personal access token"
              type="password"
              autoComplete="off"
              error={tokenError}
              focus
            />
            <SubmitButton name="intent" value="token" busy="Asking Calendly…" look="button-quiet">
              Connect with this token
            </SubmitButton>
          </Form>
        </details>
      </section>
    </>
  );
}

function headingOf(connectedBy: ConnectionOnPage["kind"]): string {
  return connectedBy === "oauth" ? "Connect again" : "Change to connecting with one click";
}
