import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { formatDayAndTime, type Instant, type TimeZone } from "../../../server/domain/values/instant.ts";
import { checkFailureInWords } from "../../../server/domain/text/check-failure-words.ts";
import { ageInWords, type ConnectionOnPage } from "../../text/connection-words.ts";
import { SubmitButton } from "../forms/submit-button.tsx";

/** The status of a connection: since when each secret is in use (never the secret itself), and what was requested with it. */
export function ConnectionDetails({
  connection,
  now,
  zone,
}: {
  readonly connection: ConnectionOnPage;
  readonly now: Instant;
  /** The builder's own. */
  readonly zone: TimeZone;
}) {
  const { token, signingKey, subscription, scopes } = connection;
  return (
    <section className="card p-6" aria-labelledby="details">
      <h2 id="details" className="subtitle">
        {connection.trouble?.isDead === true ? "Not working" : "Connected"}
      </h2>
      <dl className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 wrap-anywhere sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Detail term="How">
          {connection.kind === "oauth" ? "Authorized at Calendly" : "With a pasted token"}
        </Detail>
        <Detail term="Calendly account">
          <span className="wrap-anywhere">{connection.schedulingPage ?? connection.calendlyUserUri}</span>
        </Detail>
        <Detail term="Connected since">{formatDayAndTime(connection.connectedAt, zone)}</Detail>
        {scopes !== null && <Detail term="Permissions">{scopes.join(", ")}</Detail>}
        <Detail term="Age of the token">
          {ageInWords(token.obtainedAt, now)}
          {token.expiresAt === null ? ", does not expire" : ", renewed automatically every hour"}
        </Detail>
        <Detail term="Age of the signing key">
          {ageInWords(signingKey.createdAt, now)} (number {signingKey.number})
          {signingKey.oldIsStillAccepted && "; the one before is still accepted"}
        </Detail>
        <Detail term="Webhooks">
          {subscriptionInWords(subscription)}
          {subscription.checkedAt !== null && `, checked ${formatDayAndTime(subscription.checkedAt, zone)}`}
          {subscription.failing !== null && (
            <span className="block text-bad" role="alert">
              Could not be checked since {formatDayAndTime(subscription.failing.since, zone)},{" "}
              {checkFailureInWords(subscription.failing.reason)}. Bookings made at Calendly itself may appear
              here late.
            </span>
          )}
        </Detail>
      </dl>
      <Form method="post" className="mt-5 flex flex-wrap gap-3">
        <SubmitButton name="intent" value="check" busy="Asking Calendly…" look="button-quiet">
          Check now
        </SubmitButton>
        <SubmitButton name="intent" value="rotate" busy="Changing the key…" look="button-quiet">
          {signingKey.rotationIsUnderWay ? "Finish changing the signing key" : "Change the signing key"}
        </SubmitButton>
      </Form>
      <Usage connection={connection} zone={zone} />
    </section>
  );
}

function Detail({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{term}</dt>
      <dd className="-mt-2 min-w-0 sm:mt-0">{children}</dd>
    </>
  );
}

function subscriptionInWords({ isMade, state }: ConnectionOnPage["subscription"]): string {
  if (!isMade) return "Not subscribed yet: press Check now";
  switch (state) {
    case null:
    case "active":
      return "Subscribed";
    case "disabled":
      return "Disabled by Calendly; they are being set up again automatically";
    case "missing":
      return "Missing at Calendly; they are being set up again automatically";
  }
}

function Usage({ connection, zone }: { readonly connection: ConnectionOnPage; readonly zone: TimeZone }) {
  const { usage, rate, lastFailure } = connection;
  return (
    <details className="disclosure mt-4">
      <summary>Calls in the last 7 days</summary>
      <p className="mt-2">
        {rate === null
          ? "Calendly has not reported a limit yet."
          : `${rate.callsRemaining} of ${rate.callsMax} calls were left when Calendly was last asked.`}
      </p>
      <p className="mt-1">
        {lastFailure === null
          ? "No call has failed."
          : `Last failure: ${lastFailure.endpoint}, ${lastFailure.outcome}, ${formatDayAndTime(lastFailure.at, zone)}.`}
      </p>
      {usage.length > 0 && (
        <div className="mt-3 overflow-x-auto">
          <table className="w-full text-left text-[0.9375rem]">
            <caption className="sr-only">Calls by endpoint and result</caption>
            <thead>
              <tr className="text-soft">
                <th className="py-1.5 pr-4 font-medium">Call</th>
                <th className="py-1.5 pr-4 font-medium">Ended</th>
                <th className="py-1.5 text-right font-medium">Times</th>
              </tr>
            </thead>
            <tbody>
              {usage.map(({ endpoint, outcome, calls }) => (
                <tr key={`${endpoint} ${outcome}`} className="border-t border-line">
                  <td className="py-1.5 pr-4">{endpoint}</td>
                  <td className="py-1.5 pr-4">{outcome.replaceAll("_", " ")}</td>
                  <td className="py-1.5 text-right">{calls}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
