import { Form } from "@remix-run/react";
import type { ReactNode } from "react";
import { checkFailureInWords } from "../../../server/domain/text/check-failure-words.ts";
import { builderConnectionCalls } from "../../../server/domain/text/en/builder/connection-calls.ts";
import { builderConnectionDetails } from "../../../server/domain/text/en/builder/connection-details.ts";
import { formatDayAndTime, formatList, formatNumber } from "../../../server/domain/text/formats.ts";
import type { Text } from "../../../server/domain/text/place.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { callOutcomeInWords, secretAgeInWords, type ConnectionOnPage } from "../../text/connection-words.ts";
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
  const t = useText(builderConnectionDetails);
  const language = useLanguage();
  const { token, signingKey, subscription, scopes } = connection;
  const tokenAge = secretAgeInWords(token.obtainedAt, now, language);
  const key = {
    age: secretAgeInWords(signingKey.createdAt, now, language),
    number: formatNumber(signingKey.number, language),
  };
  return (
    <section className="card p-6" aria-labelledby="details">
      <h2 id="details" className="subtitle">
        {t(connection.trouble?.isDead === true ? "dead" : "connected")}
      </h2>
      <dl className="mt-4 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 wrap-anywhere sm:grid-cols-[max-content_minmax(0,1fr)]">
        <Detail term={t("how")}>{t(connection.kind)}</Detail>
        <Detail term={t("account")}>
          <span className="wrap-anywhere">{connection.schedulingPage ?? connection.calendlyUserUri}</span>
        </Detail>
        <Detail term={t("since")}>{formatDayAndTime(connection.connectedAt, zone, language)}</Detail>
        {scopes !== null && <Detail term={t("scopes")}>{formatList(scopes, language)}</Detail>}
        <Detail term={t("tokenAge")}>
          {t(token.expiresAt === null ? "tokenForever" : "tokenRenewed", { age: tokenAge })}
        </Detail>
        <Detail term={t("keyAge")}>
          {t(signingKey.oldIsStillAccepted ? "keyAfterAnother" : "key", key)}
        </Detail>
        <Detail term={t("webhooks")}>
          {subscriptionInWords(subscription, t)}
          {subscription.checkedAt !== null && (
            <span className="label block">
              {t("checkedAt", { at: formatDayAndTime(subscription.checkedAt, zone, language) })}
            </span>
          )}
          {subscription.failing !== null && (
            <span className="block text-bad" role="alert">
              {t("failing", {
                at: formatDayAndTime(subscription.failing.since, zone, language),
                because: checkFailureInWords(subscription.failing.reason, language),
              })}
            </span>
          )}
        </Detail>
      </dl>
      <Form method="post" className="mt-5 flex flex-wrap gap-3">
        <SubmitButton name="intent" value="check" busy={t("asking")} look="button-quiet">
          {t("check")}
        </SubmitButton>
        <SubmitButton name="intent" value="rotate" busy={t("rotating")} look="button-quiet">
          {t(signingKey.rotationIsUnderWay ? "rotateOn" : "rotate")}
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

function subscriptionInWords(
  { isMade, state }: ConnectionOnPage["subscription"],
  t: Text<typeof builderConnectionDetails.english>,
): string {
  return t(isMade ? (state ?? "active") : "unsubscribed");
}

function Usage({ connection, zone }: { readonly connection: ConnectionOnPage; readonly zone: TimeZone }) {
  const t = useText(builderConnectionCalls);
  const language = useLanguage();
  const { usage, rate, lastFailure } = connection;
  return (
    <details className="disclosure mt-4">
      <summary>{t("title")}</summary>
      <p className="mt-2">
        {rate === null
          ? t("noLimit")
          : t("left", {
              left: rate.callsRemaining,
              max: formatNumber(rate.callsMax, language),
            })}
      </p>
      <p className="mt-1">
        {lastFailure === null
          ? t("noFailure")
          : t("lastFailure", {
              endpoint: lastFailure.endpoint,
              outcome: callOutcomeInWords(lastFailure.outcome, language),
              at: formatDayAndTime(lastFailure.at, zone, language),
            })}
      </p>
      {usage.length > 0 && (
        <div className="mt-3 overflow-x-auto">
          <table className="w-full text-start text-[0.9375rem]">
            <caption className="sr-only">{t("caption")}</caption>
            <thead>
              <tr className="text-soft">
                <th className="py-1.5 pe-4 font-medium">{t("call")}</th>
                <th className="py-1.5 pe-4 font-medium">{t("ended")}</th>
                <th className="py-1.5 text-end font-medium">{t("times")}</th>
              </tr>
            </thead>
            <tbody>
              {usage.map(({ endpoint, outcome, calls }) => (
                <tr key={`${endpoint} ${outcome}`} className="border-t border-line">
                  <td className="py-1.5 pe-4">{endpoint}</td>
                  <td className="py-1.5 pe-4">{callOutcomeInWords(outcome, language)}</td>
                  <td className="py-1.5 text-end">{formatNumber(calls, language)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
