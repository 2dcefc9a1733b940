import { Link } from "@remix-run/react";
import { formatDayAndTime, parseInstant, type TimeZone } from "../../../server/domain/values/instant.ts";
import { formatMoney, isMoney } from "../../../server/domain/values/money.ts";
import { Notice } from "../../components/page/notice.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import type { UnreadableBooking } from "../../page-data.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { BookingHistory } from "./booking-history.tsx";
import { Detail } from "./detail.tsx";

const MONEY_WORDS = {
  payment: "Paid",
  refund_due: "Owed back",
  refund: "Refund at Stripe",
  dispute: "Disputed",
} satisfies Record<UnreadableBooking["money"][number]["what"], string>;

/** A booking with a stored part that cannot be read: what can be read, which part cannot, and what to do about it. Without the client's data. */
export function UnreadableBookingPage({
  booking,
  earlier,
}: {
  readonly booking: UnreadableBooking;
  /** The cursor of the history's page; null for the latest. */
  readonly earlier: string | null;
}) {
  const zone = useOperatorZone();
  const { trouble } = booking;
  return (
    <div className="max-w-3xl space-y-8">
      <div>
        <Link to="/operator/bookings" className="button-text">
          All bookings
        </Link>
        <h1 className="title mt-2">This booking cannot be read</h1>
        <p className="mt-3">
          {booking.sessionTypeName} with {booking.builderName}. Its stored data is shown below, as it is
          stored.
        </p>
      </div>
      <Notice tone="bad">
        <p className="wrap-anywhere">
          What cannot be read: {partInWords(trouble, booking.id)}. {trouble.reason}.
        </p>
        <p className="mt-1">
          Nothing happens to this booking until it is repaired, and nothing is lost; all others work.{" "}
          <code>npm run rebuild-bookings</code> compares it with its history,{" "}
          <code>npm run rebuild-bookings -- --write</code> restores what the history holds. What it does not
          hold (the policy, the client’s zone, an offer) has to be restored from a backup. It may also have
          been written by a newer version of this software: then start that version again.
        </p>
      </Notice>
      <dl className="card divide-y divide-line px-5">
        <Detail label="Number">
          <code className="wrap-anywhere select-all">{booking.id}</code>
        </Detail>
        <Detail label="State">
          {booking.state}, version {booking.version}
        </Detail>
        <Detail label="When">{timeInWords(booking.startsAt, zone) ?? "No time picked yet"}</Detail>
        <Detail label="Price">{moneyInWords(booking)}</Detail>
        <Detail label="Begun">{timeInWords(booking.createdAt, zone)}</Detail>
        <Detail label="Last changed">{timeInWords(booking.updatedAt, zone)}</Detail>
        {booking.calendlyEventUri !== null && (
          <Detail label="Event at Calendly">
            <code className="wrap-anywhere select-all">{booking.calendlyEventUri}</code>
          </Detail>
        )}
        {booking.checkoutIds.length > 0 && (
          <Detail label="Payment pages at Stripe">
            {booking.checkoutIds.map((id) => (
              <code key={id} className="block wrap-anywhere select-all">
                {id}
              </code>
            ))}
          </Detail>
        )}
      </dl>
      <PageSection id="money" title="Money">
        {booking.money.length === 0 ? (
          <p className="card p-5 text-soft">Nothing was paid.</p>
        ) : (
          <ul className="card divide-y divide-line px-5">
            {booking.money.map((one, at) => (
              <li key={at} className="flex flex-wrap justify-between gap-x-6 gap-y-1 py-3">
                <div className="min-w-0 flex-1 basis-56">
                  <p>
                    {MONEY_WORDS[one.what]}
                    {one.status === "" ? "" : `: ${one.status.replaceAll("_", " ")}`}
                  </p>
                  <p className="label wrap-anywhere">{one.reference}</p>
                </div>
                <p className="font-semibold">{moneyInWords(one)}</p>
              </li>
            ))}
          </ul>
        )}
      </PageSection>
      <BookingHistory history={booking.history} earlier={earlier} />
    </div>
  );
}

const TABLE_WORDS: Readonly<Partial<Record<UnreadableBooking["trouble"]["table"], string>>> = {
  checkout: "a payment page",
  refund: "a refund",
  outbox: "a job",
  builder: "its builder",
  session_type: "its offer",
};

function partInWords({ table, key }: UnreadableBooking["trouble"], bookingId: string): string {
  if (key === bookingId) return "the booking itself, or its money";
  return `${TABLE_WORDS[table] ?? table} (${key})`;
}

/** As a time where it is one, else as it is stored. */
function timeInWords(stored: string | null, zone: TimeZone): string | null {
  const at = stored === null ? null : parseInstant(stored);
  return at === null ? stored : formatDayAndTime(at, zone);
}

function moneyInWords({
  amountMinor,
  currency,
}: {
  readonly amountMinor: number;
  readonly currency: string;
}): string {
  return isMoney(amountMinor, currency)
    ? formatMoney({ amountMinor, currency })
    : `${amountMinor} (${currency})`;
}
