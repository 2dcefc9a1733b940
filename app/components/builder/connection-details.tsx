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
import { Icon } from "../page/icon.tsx";
import { StatusPill } from "../page/status-pill.tsx";

/** A connection: whose it is and whether it works; folded, since when each secret is in use (never the secret itself), and what was requested with it. */
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
  const rotate = (
    <SubmitButton name="intent" value="rotate" busy={t("rotating")} look="button-quiet">
      {t(signingKey.rotationIsUnderWay ? "rotateOn" : "rotate")}
    </SubmitButton>
  );
  const isDead = connection.trouble?.isDead === true;
  const isFailing =
    subscription.failing !== null || !subscription.isMade || (subscription.state ?? "active") !== "active";
  return (
    <section className="card p-6" aria-labelledby="details">
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <h2 id="details" className="subtitle">
          {t(isDead ? "dead" : "connected")}
        </h2>
        <StatusPill
          tone={isDead ? "bad" : isFailing ? "warn" : "good"}
          icon={isDead || isFailing ? "warning" : "check"}
        >
          {t(isDead ? "pillDead" : isFailing ? "pillFailing" : "pillGood")}
        </StatusPill>
      </div>
      <p className="mt-3 text-lg font-semibold wrap-anywhere">
        {connection.schedulingPage ?? connection.calendlyUserUri}
      </p>
      <p className="text-soft">
        {t("sinceAt", { at: formatDayAndTime(connection.connectedAt, zone, language) })}
      </p>
      {subscription.checkedAt !== null && (
        <p className="text-soft">
          {t("checkedAt", { at: formatDayAndTime(subscription.checkedAt, zone, language) })}
        </p>
      )}
      {subscription.failing !== null && (
        <p className="mt-2 text-bad" role="alert">
          {t("failing", {
            at: formatDayAndTime(subscription.failing.since, zone, language),
            because: checkFailureInWords(subscription.failing.reason, language),
          })}
        </p>
      )}
      <Form method="post" className="mt-5 flex flex-wrap gap-3">
        <SubmitButton name="intent" value="check" busy={t("asking")} look="button-quiet">
          {t("check")}
        </SubmitButton>
        {signingKey.rotationIsUnderWay && rotate}
      </Form>
      <details className="disclosure mt-4">
        <summary>
          <Icon name="chevron" className="chevron -ms-1 scale-75" />
          {t("technical")}
        </summary>
        <dl className="mt-2 grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-3 wrap-anywhere sm:grid-cols-[max-content_minmax(0,1fr)]">
          <Detail term={t("how")}>{t(connection.kind)}</Detail>
          {scopes !== null && <Detail term={t("scopes")}>{formatList(scopes, language)}</Detail>}
          <Detail term={t("tokenAge")}>
            {t(token.expiresAt === null ? "tokenForever" : "tokenRenewed", { age: tokenAge })}
          </Detail>
          <Detail term={t("keyAge")}>
            {t(signingKey.oldIsStillAccepted ? "keyAfterAnother" : "key", key)}
          </Detail>
          <Detail term={t("webhooks")}>{subscriptionInWords(subscription, t)}</Detail>
        </dl>
        {!signingKey.rotationIsUnderWay && (
          <Form method="post" className="mt-4">
            {rotate}
          </Form>
        )}
        <Usage connection={connection} zone={zone} />
      </details>
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
