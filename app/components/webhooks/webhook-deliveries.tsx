import { Form, Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { webhooksText } from "../../../server/domain/text/en/account/webhooks.ts";
import { ATTEMPT_ERRORS } from "../../../server/domain/contract/webhook-endpoint.ts";
import { formatDayAndTime, formatNumber } from "../../../server/domain/text/formats.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { WebhookDeliveryOnPage, WebhookEndpointOnPage } from "../../page-data.ts";
import { ListPages } from "../booking/list-pages.tsx";
import { SubmitButton } from "../forms/submit-button.tsx";
import { StatusPill } from "../page/status-pill.tsx";

const UTC = timeZone("UTC");
const LOOKS = {
  delivered: { icon: "check", tone: "good" },
  pending: { icon: "clock", tone: "notice" },
  given_up: { icon: "warning", tone: "bad" },
} as const satisfies Record<WebhookDeliveryOnPage["status"], unknown>;

type Attempt = WebhookDeliveryOnPage["attempts"][number];

/** What an endpoint was sent, the latest first, with its latest tries and what was answered. */
export function WebhookDeliveries({
  endpoint,
  deliveries,
  page,
  next,
  isFirst,
}: {
  readonly endpoint: WebhookEndpointOnPage;
  readonly deliveries: readonly WebhookDeliveryOnPage[];
  /** The address of the page. */
  readonly page: string;
  /** The cursor of older ones; null when there are none. */
  readonly next: string | null;
  readonly isFirst: boolean;
}) {
  const t = useText(webhooksText);
  const here = `${page}?of=${endpoint.id}`;
  return (
    <section id="deliveries" aria-labelledby="deliveries-title" className="scroll-mt-4 space-y-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-6">
        <h2 id="deliveries-title" className="subtitle wrap-anywhere">
          {t("deliveriesTitle", { url: endpoint.url })}
        </h2>
        <Link to={page} className="link inline-flex min-h-11 items-center">
          {t("close")}
        </Link>
      </div>
      {deliveries.length === 0 ? (
        <p className="card p-5 text-soft sm:p-6">{t("noDeliveries")}</p>
      ) : (
        <ul className="space-y-4">
          {deliveries.map((delivery) => (
            <Delivery
              key={delivery.id}
              delivery={delivery}
              page={page}
              isOff={endpoint.status === "switched_off"}
            />
          ))}
        </ul>
      )}
      <ListPages
        label={t("deliveriesTitle", { url: endpoint.url })}
        first={isFirst ? null : { to: `${here}#deliveries`, words: t("newestDeliveries") }}
        next={next === null ? null : { to: `${here}&after=${next}#deliveries`, words: t("olderDeliveries") }}
      />
    </section>
  );
}

function Delivery({
  delivery,
  page,
  isOff,
}: {
  readonly delivery: WebhookDeliveryOnPage;
  readonly page: string;
  readonly isOff: boolean;
}) {
  const t = useText(webhooksText);
  const language = useLanguage();
  const zone = useReaderTimeZone()?.zone ?? UTC;
  const inWords = (at: string) => formatDayAndTime(instant(at), zone, language);
  const { id, endpointId, event, attempts } = delivery;
  const sequence = formatNumber(event.sequence, language);
  const hidden = (text: ReactNode[]) => <span className="sr-only">{rich(text)}</span>;
  return (
    <li className="card p-5 sm:p-6">
      <h3 className="font-mono font-semibold wrap-anywhere" dir="ltr" translate="no">
        {event.type}
      </h3>
      <p className="label wrap-anywhere">{t("event", { sequence, booking: event.bookingId })}</p>
      <p className="mt-2">
        <StatusPill {...LOOKS[delivery.status]}>{statusInWords()}</StatusPill>
      </p>
      {attempts.length > 0 && (
        <details className="mt-2">
          <summary className="link inline-flex min-h-11 cursor-pointer items-center">
            {t("tries", { count: attempts.length })}
          </summary>
          <ol className="mt-1 space-y-2">
            {attempts.map((attempt) => (
              <li key={attempt.number} className="text-[0.9375rem]">
                <p>
                  {t("try", {
                    at: inWords(attempt.at),
                    outcome: outcomeInWords(attempt),
                    milliseconds: formatNumber(attempt.durationMs, language),
                  })}
                </p>
                {attempt.answer !== null && attempt.answer !== "" && (
                  <pre
                    translate="no"
                    className="label overflow-x-auto font-mono whitespace-pre-wrap wrap-anywhere"
                  >
                    {attempt.answer}
                  </pre>
                )}
              </li>
            ))}
          </ol>
        </details>
      )}
      {!event.isErased && (
        <Form method="post" action={page} className="mt-3">
          <input type="hidden" name="endpoint" value={endpointId} />
          <input type="hidden" name="delivery" value={id} />
          <SubmitButton name="intent" value="resend" busy={t("resending")} look="button-quiet">
            <span>{rich(t.parts("resend", { type: event.type, sequence, hidden }))}</span>
          </SubmitButton>
        </Form>
      )}
    </li>
  );

  function statusInWords(): string {
    switch (delivery.status) {
      case "delivered":
        return t("delivered", { at: inWords(delivery.deliveredAt ?? event.occurredAt) });
      case "given_up":
        return t("given_up");
      case "pending":
        return isOff
          ? t("waitsForSwitch")
          : t("pending", { at: inWords(delivery.nextAttemptAt ?? event.occurredAt) });
    }
  }

  function outcomeInWords({ status, error }: Attempt): string {
    if (status !== null) return t("status", { status: String(status) });
    const known = ATTEMPT_ERRORS.find((code) => code === error);
    return t(known ?? "unknown");
  }
}
