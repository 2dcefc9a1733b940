import { formatMoney } from "../../../server/domain/values/money.ts";
import { BookingStatus } from "../../components/booking/booking-status.tsx";
import type { BookingOnPage } from "../../page-data.ts";
import { BothTimes } from "./both-times.tsx";
import { StepHeading } from "./steps/step-heading.tsx";

/** What the builder and operators see of somebody else's booking: all of it, and nothing to press. */
export function VisitorView({ booking }: { readonly booking: BookingOnPage }) {
  const { client, context, refunds } = booking;
  return (
    <>
      <StepHeading title={`Booking of ${client.name}`} />
      <p className="mt-2">
        <BookingStatus booking={booking} />
      </p>
      <div className="mt-7 space-y-7">
        <BothTimes booking={booking} />
        <dl className="border-t border-line pt-5">
          <dt className="label">Client</dt>
          <dd>
            {client.name}, <span className="break-words">{client.email}</span>
          </dd>
          <dt className="label mt-4">Payments</dt>
          {context.payments.length === 0 && <dd>None</dd>}
          {context.payments.map(({ checkoutId, amount }) => (
            <dd key={checkoutId}>{formatMoney(amount)} received</dd>
          ))}
          {refunds.map(({ amount, status }, index) => (
            <dd key={index}>
              {formatMoney(amount)} returned ({status.replaceAll("_", " ")})
            </dd>
          ))}
        </dl>
      </div>
    </>
  );
}
