import type { ReactNode } from "react";
import { isErasedAddress } from "../../../server/domain/values/erased-person.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { cancellationRuleInWords } from "../../../server/domain/text/policy-in-words.ts";
import { formatDayAndTime } from "../../../server/domain/values/instant.ts";
import { formatPrice } from "../../../server/domain/values/money.ts";
import { placeInWords } from "../../../server/domain/text/place-in-words.ts";
import { QuotedText } from "../../components/page/quoted-text.tsx";
import { externalUrl } from "../../external-url.ts";
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
  const { builder, client, context, place } = booking;
  const { payments, price, time } = context;
  const where = placeInWords(
    place,
    { side: "builder", client: client.name, builder: builder.displayName },
    ENGLISH,
  );
  const reason = booking.cancellationReason;
  const joinUrl = externalUrl(where.link);
  return (
    <dl className="card mt-6 divide-y divide-line px-5">
      <Row label="When">
        {time === null ? "No time picked yet" : formatDayAndTime(time.startsAt, builder.timeZone)}
        {time !== null && client.timeZone !== builder.timeZone && (
          <span className="label block">
            For the client: {formatDayAndTime(time.startsAt, client.timeZone)}
          </span>
        )}
      </Row>
      <Row label="Client">
        {client.name}
        {!isErasedAddress(client.email) && <span className="label block wrap-anywhere">{client.email}</span>}
      </Row>
      {reason !== null && (
        <Row label="Why it was canceled">
          <QuotedText>{reason}</QuotedText>
        </Row>
      )}
      <Row label="Price">{formatPrice(price)}</Row>
      {payments.length > 0 && (
        <Row label="Money">
          <ul className="space-y-1">
            {moneySummaryOf(booking, { side: "builder", who: client.name }, ENGLISH).map(
              (sentence, index) => (
                <li key={index}>{sentence}</li>
              ),
            )}
          </ul>
        </Row>
      )}
      {price.amountMinor > 0 && (
        <Row label="If the client cancels, as the client reads it">
          {cancellationRuleInWords(context, ENGLISH).join(" ")}
        </Row>
      )}
      {time !== null && (
        <Row label="Where">
          <span className="wrap-anywhere">{where.sentence}</span>
          {where.more !== null && <span className="label block wrap-anywhere">{where.more}</span>}
          {joinUrl !== null && (
            <a href={joinUrl} className="link ml-2" rel="noreferrer">
              Join the call
            </a>
          )}
          {where.call !== null && (
            <a href={where.call} className="link ml-2">
              Call
            </a>
          )}
        </Row>
      )}
    </dl>
  );
}
