import { Form, Link } from "@remix-run/react";
import { bookingSnapshot } from "../../../server/domain/booking/machine/states.ts";
import { refundAmountAt } from "../../../server/domain/booking/booking-money.ts";
import { formatMoney } from "../../../server/domain/values/money.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { allGoesBack } from "../../text/all-goes-back.ts";
import { ReasonField, type TypedReason } from "../../components/forms/reason-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { BookingOfBuilder } from "../../page-data.ts";

/** Whether the builder may cancel it here: seats of a group are canceled at Calendly, and a session that has begun is not canceled. */
export function builderMayCancel({ state, context, now }: BookingOfBuilder): boolean {
  const request = { type: "CANCEL_REQUESTED", at: now, by: "builder", quotedAt: null } as const;
  return bookingSnapshot(state, context).can(request);
}

/** The link to cancel, and once it was followed, the question before it happens. */
export function CancelPanel({
  booking,
  isAsked,
  typedReason,
}: {
  readonly booking: BookingOfBuilder;
  readonly isAsked: boolean;
  readonly typedReason: TypedReason | undefined;
}) {
  const { context, client, now, state } = booking;
  if (!builderMayCancel(booking)) {
    const isSeat = state === "CONFIRMED" && context.calendlyEventKind === "group";
    return isSeat && context.time !== null && now < context.time.startsAt ? (
      <p className="label mt-4">
        The seats of a group are canceled on Calendly: by {client.name} for theirs, by you for everybody. This
        page updates automatically.
      </p>
    ) : null;
  }
  const page = `/builder/bookings/${booking.id}`;
  const back = refundAmountAt(context, "builder", now);
  if (!isAsked) {
    return (
      <p className="mt-4">
        <Link to={`${page}?cancel=1#cancel`} className="button-text">
          {context.time === null ? "Cancel the booking" : "Cancel the session"}
        </Link>
      </p>
    );
  }
  return (
    <section id="cancel" aria-labelledby="cancel-title" className="card mt-6 scroll-mt-6 p-5 sm:p-6">
      <h2 id="cancel-title" className="subtitle">
        Cancel this session?
      </h2>
      <p className="mt-2">
        {allGoesBack(context, back, client.name, ENGLISH)}{" "}
        {context.time !== null && "The time is free in your calendar again. "}
        {client.name} is told at once.
      </p>
      <Form method="post" className="mt-5 space-y-5">
        <ReasonField readers={`${client.name} reads it, and so can we.`} typed={typedReason} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="intent" value="cancel" busy="Canceling…" look="button-danger">
            {back === null || back.amountMinor === 0
              ? "Cancel the session"
              : `Cancel the session, ${formatMoney(back)} back`}
          </SubmitButton>
          <Link to={page} className="button-quiet">
            Keep it
          </Link>
        </div>
      </Form>
    </section>
  );
}
