import type { LoaderFunctionArgs } from "@remix-run/node";
import { Link, useLoaderData } from "@remix-run/react";
import type { ReactNode } from "react";
import { cancellationPolicyInWords } from "../../server/domain/cancellation-policy.ts";
import { causeInWords, eventInWords } from "../../server/domain/history-in-words.ts";
import { isBookingId } from "../../server/domain/ids.ts";
import { formatDayAndTime } from "../../server/domain/instant.ts";
import { formatMoney, formatPrice } from "../../server/domain/money.ts";
import { BookingStatus } from "../components/booking-status.tsx";
import { externalUrl } from "../external-url.ts";
import { throwAsPage } from "../trpc-errors.ts";

export async function loader({ context, params, request }: LoaderFunctionArgs) {
  const bookingId = params["bookingId"] ?? "";
  if (!isBookingId(bookingId)) throw new Response(null, { status: 404, statusText: "Not Found" });
  return { booking: await context.caller.myBookings.get({ bookingId }).catch(throwAsPage(request)) };
}

/** One booking as its builder sees it: how it stands, what the client said, and all that has happened. */
export default function BuilderBooking() {
  const { booking } = useLoaderData<typeof loader>();
  const { answers, builder, client, context, history, sessionTypeName } = booking;
  const { payments, price, time } = context;
  const joinUrl = booking.joinUrl === null ? null : externalUrl(booking.joinUrl);
  return (
    <div className="max-w-3xl">
      <Link to="/builder/bookings" className="button-text">
        All bookings
      </Link>
      <h1 className="title mt-2">
        {sessionTypeName} with {client.name}
      </h1>
      <p className="mt-3">
        <BookingStatus state={booking.state} side="builder" />
      </p>
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
          <span className="label block wrap-anywhere">{client.email}</span>
        </Row>
        <Row label="Price">{formatPrice(price)}</Row>
        {payments.length > 0 && (
          <Row label="Paid">{payments.map(({ amount }) => formatMoney(amount)).join(", ")}</Row>
        )}
        {booking.refunds.length > 0 && (
          <Row label="Returned">
            {booking.refunds.map(({ amount, status }) => `${formatMoney(amount)} (${status})`).join(", ")}
          </Row>
        )}
        {price.amountMinor > 0 && (
          <Row label="If the client cancels, as the client reads it">
            {cancellationPolicyInWords(context.cancellationPolicy).join(" ")}
          </Row>
        )}
        {(joinUrl !== null || booking.locationText !== null) && (
          <Row label="Where">
            {joinUrl === null ? (
              booking.locationText
            ) : (
              <a href={joinUrl} className="link" rel="noreferrer">
                Join the call
              </a>
            )}
          </Row>
        )}
      </dl>
      <section aria-labelledby="answers" className="mt-8">
        <h2 id="answers" className="label mb-2.5">
          What the client answered
        </h2>
        {answers.length === 0 ? (
          <p className="card p-5 text-soft">
            {time === null ? "Calendly asks when the time is picked." : "Nothing was asked or answered."}
          </p>
        ) : (
          <dl className="card divide-y divide-line px-5">
            {answers.map(({ question, answer }) => (
              <Row key={question} label={question}>
                <span className="whitespace-pre-line">{answer}</span>
              </Row>
            ))}
          </dl>
        )}
      </section>
      <section aria-labelledby="history" className="mt-8">
        <h2 id="history" className="label mb-2.5">
          History
        </h2>
        <ol className="card divide-y divide-line px-5">
          {history.map(({ version, eventType, by, causeKind, happenedAt }) => (
            <li key={version} className="py-3">
              <p className="font-medium">{eventInWords(eventType, by)}</p>
              <p className="label">
                {formatDayAndTime(happenedAt, builder.timeZone)}, {causeInWords(causeKind)}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Row({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="py-3">
      <dt className="label">{label}</dt>
      <dd className="mt-0.5">{children}</dd>
    </div>
  );
}
