import { Form, Link } from "@remix-run/react";
import { refundAmountAt } from "../../../server/domain/booking/booking-money.ts";
import { builderCancel } from "../../../server/domain/text/en/builder/cancel.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { allGoesBack } from "../../text/all-goes-back.ts";
import { ReasonField, type TypedReason } from "../../components/forms/reason-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { BookingOfBuilder } from "../../page-data.ts";

/** The link to cancel, and once it was followed, the question before it happens. */
export function CancelPanel({
  booking,
  mayCancel,
  isAsked,
  typedReason,
}: {
  readonly booking: BookingOfBuilder;
  /** Seats of a group are canceled at Calendly, and a session that has begun is not canceled. */
  readonly mayCancel: boolean;
  readonly isAsked: boolean;
  readonly typedReason: TypedReason | undefined;
}) {
  const t = useText(builderCancel);
  const language = useLanguage();
  const { context, client, now, state } = booking;
  if (!mayCancel) {
    const isSeat = state === "CONFIRMED" && context.calendlyEventKind === "group";
    return isSeat && context.time !== null && now < context.time.startsAt ? (
      <p className="label">{t("seat", { client: client.name })}</p>
    ) : null;
  }
  const page = `/builder/bookings/${booking.id}`;
  const back = refundAmountAt(context, "builder", now);
  if (!isAsked) {
    return (
      <p>
        <Link to={`${page}?cancel=1#cancel`} className="button-quiet w-full text-bad">
          {t(context.time === null ? "askBooking" : "cancel")}
        </Link>
      </p>
    );
  }
  return (
    <section id="cancel" aria-labelledby="cancel-title" className="card scroll-mt-6 p-5 sm:p-6">
      <h2 id="cancel-title" className="subtitle">
        {t("title")}
      </h2>
      <p className="mt-2">
        {[
          allGoesBack(context, back, client.name, language),
          ...(context.time === null ? [] : [t("timeFree")]),
          t("told", { client: client.name }),
        ].join(" ")}
      </p>
      <Form method="post" className="mt-5 space-y-5">
        <ReasonField readers={t("readers", { client: client.name })} typed={typedReason} />
        <div className="flex flex-wrap gap-3">
          <SubmitButton name="intent" value="cancel" busy={t("canceling")} look="button-danger">
            {back === null || back.amountMinor === 0
              ? t("cancel")
              : t("cancelAndRefund", { amount: formatMoney(back, language) })}
          </SubmitButton>
          <Link to={page} className="button-quiet">
            {t("keep")}
          </Link>
        </div>
      </Form>
    </section>
  );
}
