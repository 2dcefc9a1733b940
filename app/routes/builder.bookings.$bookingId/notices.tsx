import { Form, Link } from "@remix-run/react";
import { isRefundedOutside, moneyTroublesOf } from "../../../server/domain/booking/booking-money.ts";
import { formatMoney } from "../../../server/domain/values/money.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { placeInWords } from "../../../server/domain/text/place-in-words.ts";
import { Notice } from "../../components/page/notice.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { evidenceInWords } from "../../text/dispute-words.ts";
import type { BookingOfBuilder } from "../../page-data.ts";
import { builderMayCancel } from "./cancel-panel.tsx";

/** What of this booking is out of the ordinary, and what the builder can do about it. The most pressing first. */
export function Notices({ booking }: { readonly booking: BookingOfBuilder }) {
  const { state, context, client, builder, place } = booking;
  const { disputes, noShowAt } = context;
  const failed = moneyTroublesOf(state, context).filter(({ kind }) => kind === "refund_failed");
  return (
    <div className="mt-5 space-y-3 empty:hidden">
      {isRefundedOutside(state, context) && <Question booking={booking} />}
      {disputes.map(({ disputeId, amount, status, stage, answerDueAt }) =>
        status === "open" ? (
          <Notice key={disputeId} tone="warn">
            <p className="font-medium">
              {stage === "inquiry"
                ? `The bank of ${client.name} asks about ${formatMoney(amount)}`
                : `${client.name} has asked their bank for ${formatMoney(amount)} back`}
            </p>
            <p className="mt-0.5 text-soft">
              {evidenceInWords(answerDueAt, builder.timeZone, ENGLISH)}{" "}
              {stage === "inquiry"
                ? "No money is taken so far. A refund settles it; without an answer it may become a dispute."
                : "Without an answer the bank decides for the client. Nothing is refunded on top meanwhile."}
            </p>
          </Notice>
        ) : (
          <Notice key={disputeId} tone={status === "won" ? "good" : "bad"}>
            {status === "won"
              ? `The bank has decided for you: ${formatMoney(amount)} is yours again.`
              : `The bank has decided for ${client.name}: ${formatMoney(amount)} has gone back to them, and nothing is refunded on top.`}
          </Notice>
        ),
      )}
      {failed.map(({ paymentIntentId, amount }) => (
        <Notice key={paymentIntentId} tone="bad">
          <p className="font-medium">A refund of {formatMoney(amount)} did not arrive</p>
          <p className="mt-0.5 text-soft">
            The bank did not take it. It is still owed to {client.name}; the operator sends it again or
            settles it in another way, and both of you are told.
          </p>
        </Notice>
      ))}
      {state === "CONFIRMED" && place?.status === "failed" && (
        <Notice tone="warn">
          <p className="font-medium">Where does this session take place?</p>
          <p className="mt-0.5 text-soft">
            {
              placeInWords(
                place,
                { side: "builder", client: client.name, builder: builder.displayName },
                ENGLISH,
              ).more
            }
          </p>
        </Notice>
      )}
      {noShowAt !== null && (
        <Notice tone="plain">
          You have marked in Calendly that {client.name} did not come. The payment stays as it is; you can
          give money back below.
        </Notice>
      )}
    </div>
  );
}

/** The whole price was returned in Stripe's dashboard: only the builder knows what they meant. */
function Question({ booking }: { readonly booking: BookingOfBuilder }) {
  return (
    <Notice tone="warn">
      <p className="font-medium">Is this session still on?</p>
      <p className="mt-0.5 text-soft">
        Its whole price was returned in Stripe’s dashboard, and the time is still booked. Please tell us which
        you want; until then it stays as it is.
      </p>
      <Form method="post" className="mt-4 flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="keep" busy="Keeping it…">
          Keep the session, unpaid
        </SubmitButton>
        {builderMayCancel(booking) && (
          <Link to={`/builder/bookings/${booking.id}?cancel=1#cancel`} className="button-quiet">
            Cancel it
          </Link>
        )}
      </Form>
    </Notice>
  );
}
