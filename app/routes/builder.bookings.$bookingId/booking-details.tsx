import type { ReactNode } from "react";
import { isErasedAddress } from "../../../server/domain/values/erased-person.ts";
import { consentWords } from "../../../server/domain/text/en/booking/consent.ts";
import { builderBooking } from "../../../server/domain/text/en/builder/booking.ts";
import { formatDayAndTime, formatPrice } from "../../../server/domain/text/formats.ts";
import { cancellationRuleInWords } from "../../../server/domain/text/policy-in-words.ts";
import { placeInWords } from "../../../server/domain/text/place-in-words.ts";
import { ConsentList } from "../../components/booking/consent-list.tsx";
import { QuotedText } from "../../components/page/quoted-text.tsx";
import { externalUrl } from "../../external-url.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { moneySummaryOf } from "../../text/money-summary.ts";
import type { BookingOfBuilder } from "../../page-data.ts";

export function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="py-3">
      <dt className="label">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}

/** When, who, how much, what became of the money, and where. */
export function BookingDetails({ booking }: { readonly booking: BookingOfBuilder }) {
  const t = useText(builderBooking);
  const consent = useText(consentWords);
  const language = useLanguage();
  const { builder, client, context, place } = booking;
  const { payments, price, time } = context;
  const where = placeInWords(
    place,
    { side: "builder", client: client.name, builder: builder.displayName },
    language,
  );
  const reason = booking.cancellationReason;
  const joinUrl = externalUrl(where.link);
  return (
    <dl className="card divide-y divide-line px-5">
      <Row label={t("when")}>
        {time === null ? t("noTime") : formatDayAndTime(time.startsAt, builder.timeZone, language)}
        {time !== null && client.timeZone !== builder.timeZone && (
          <span className="label block">
            {t("forClient", { at: formatDayAndTime(time.startsAt, client.timeZone, language) })}
          </span>
        )}
      </Row>
      <Row label={t("client")}>
        {client.name}
        {!isErasedAddress(client.email) && <span className="label block wrap-anywhere">{client.email}</span>}
      </Row>
      {reason !== null && (
        <Row label={t("why")}>
          <QuotedText>{reason}</QuotedText>
        </Row>
      )}
      <Row label={t("price")}>{formatPrice(price, language)}</Row>
      {payments.length > 0 && (
        <Row label={t("money")}>
          <ul className="space-y-1">
            {moneySummaryOf(booking, { side: "builder", who: client.name }, language).map(
              (sentence, index) => (
                <li key={index}>{sentence}</li>
              ),
            )}
          </ul>
        </Row>
      )}
      {price.amountMinor > 0 && (
        <Row label={t("rule")}>{cancellationRuleInWords(context, language).join(" ")}</Row>
      )}
      {booking.consents.length > 0 && (
        <Row label={consent("agreedByClient")}>
          <ConsentList consents={booking.consents} timeZone={builder.timeZone} />
        </Row>
      )}
      {time !== null && (
        <Row label={t("where")}>
          <span className="wrap-anywhere">{where.sentence}</span>
          {where.more !== null && <span className="label block wrap-anywhere">{where.more}</span>}
          {joinUrl !== null && (
            <a href={joinUrl} className="link ms-2" rel="noreferrer">
              {t("join")}
            </a>
          )}
          {where.call !== null && (
            <a href={where.call} className="link ms-2">
              {t("call")}
            </a>
          )}
        </Row>
      )}
    </dl>
  );
}
