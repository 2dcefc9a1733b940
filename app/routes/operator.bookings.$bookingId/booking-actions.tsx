import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { bookingActions } from "../../../server/domain/text/en/operator/booking-actions.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { allGoesBack } from "../../text/all-goes-back.ts";
import { Notice } from "../../components/page/notice.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import { ReasonField, type TypedReason } from "../../components/forms/reason-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { OperatorBooking } from "../../page-data.ts";
import type { BookingAnswer } from "./booking-answer.ts";
import { RefundForm } from "./refund-form.tsx";
import { SettledOutsideForm } from "./settled-outside-form.tsx";
import { proposalsOf, repeatOf } from "./refund-proposals.ts";

/** What an operator can do about a booking. Each begins with a link that asks; only the button after it acts. */
export function BookingActions({
  booking,
  mayCancel,
  asked,
  requestId,
  answer,
}: {
  readonly booking: OperatorBooking;
  readonly mayCancel: boolean;
  readonly asked: "cancel" | "refund" | "again" | "outside" | null;
  readonly requestId: string;
  readonly answer: BookingAnswer | undefined;
}) {
  const t = useText(bookingActions);
  const refunds = proposalsOf(booking);
  const again = repeatOf(booking);
  const failed = answer?.refund ?? null;
  const typedReason = answer?.cancel ?? undefined;
  const typedOutside = answer?.outside ?? null;
  const openForm =
    typedReason !== undefined
      ? "cancel"
      : typedOutside !== null
        ? "outside"
        : failed === null
          ? asked
          : failed.reason === "again"
            ? "again"
            : "refund";
  const page = `/operator/bookings/${booking.id}`;
  const isIdle = !mayCancel && refunds.length === 0 && again === null && !booking.isRefundedOutside;
  return (
    <PageSection id="actions" title={t("title")}>
      <div className="card divide-y divide-line px-5">
        {isIdle && (
          <p className="py-5 text-soft">
            {t(booking.deadLetters.length + booking.troubles.length === 0 ? "nothing" : "decideFirst")}
          </p>
        )}
        {booking.isRefundedOutside && <KeepForm page={page} />}
        {again !== null && (
          <Step to={`${page}?again#actions`} link={t("sendAgain")} isOpen={openForm === "again"}>
            <RefundForm
              page={page}
              proposals={[again]}
              requestId={`again:${again.paymentIntentId}:${again.due ?? ""}`}
              answer={failed?.reason === "again" ? answer : undefined}
              isAgain
            />
          </Step>
        )}
        {again !== null && (
          <Step to={`${page}?outside#actions`} link={t("settleOutside")} isOpen={openForm === "outside"}>
            <SettledOutsideForm page={page} failed={again} typed={typedOutside} />
          </Step>
        )}
        {refunds.length > 0 && (
          <Step to={`${page}?refund#actions`} link={t("giveBack")} isOpen={openForm === "refund"}>
            <RefundForm
              page={page}
              proposals={refunds}
              requestId={requestId}
              answer={failed !== null && failed.reason !== "again" ? answer : undefined}
              isAgain={false}
            />
          </Step>
        )}
        {mayCancel && (
          <Step to={`${page}?cancel#actions`} link={t("cancel")} isOpen={openForm === "cancel"}>
            <CancelForm page={page} booking={booking} typedReason={typedReason} />
          </Step>
        )}
      </div>
    </PageSection>
  );
}

function Step({
  to,
  link,
  isOpen,
  children,
}: {
  readonly to: string;
  readonly link: string;
  readonly isOpen: boolean;
  readonly children: React.ReactNode;
}) {
  const place = useRef<HTMLDivElement>(null);
  const wasOpen = useRef(isOpen);
  // The pressed element is gone: the focus goes to what has replaced it.
  useEffect(() => {
    if (wasOpen.current === isOpen) return;
    wasOpen.current = isOpen;
    place.current?.querySelector<HTMLElement>(isOpen ? "h3" : "a")?.focus();
  }, [isOpen]);
  return (
    <div ref={place} className="py-4">
      {isOpen ? (
        children
      ) : (
        <Link to={to} preventScrollReset className="link inline-flex min-h-11 items-center">
          {link}
        </Link>
      )}
    </div>
  );
}

function CancelForm({
  page,
  booking,
  typedReason,
}: {
  readonly page: string;
  readonly booking: OperatorBooking;
  readonly typedReason: TypedReason | undefined;
}) {
  const t = useText(bookingActions);
  const language = useLanguage();
  const { returnedOnCancellation: obligation, client, context } = booking;
  const returns = obligation !== null && obligation.amountMinor > 0;
  return (
    <Form method="post" action={page} className="space-y-4">
      <h3 tabIndex={-1} className="subtitle w-fit">
        {t("cancelTitle")}
      </h3>
      <p>
        {allGoesBack(context, obligation, client.name, language)}{" "}
        {t(context.time === null ? "cancelHelp" : "cancelBookedHelp")}
      </p>
      <ReasonField
        readers={t("readers", { client: client.name, builder: booking.builder.displayName })}
        typed={typedReason}
      />
      <div className="flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="cancel" busy={t("canceling")} look="button-danger">
          {returns ? t("cancelAndRefund", { amount: formatMoney(obligation, language) }) : t("cancelButton")}
        </SubmitButton>
        <Link to={page} preventScrollReset className="button-quiet">
          {t("keepBooking")}
        </Link>
      </div>
    </Form>
  );
}

/** The question that the builder has not answered; an operator may do it in their place. */
function KeepForm({ page }: { readonly page: string }) {
  const t = useText(bookingActions);
  return (
    <Form method="post" action={page} className="space-y-4 py-5">
      <Notice tone="warn">{t("refundedOutside")}</Notice>
      <SubmitButton name="intent" value="keep" busy={t("saving")} look="button-quiet">
        {t("takesPlace")}
      </SubmitButton>
    </Form>
  );
}
