import { Form, Link } from "@remix-run/react";
import { isRefundedOutside, moneyTroublesOf } from "../../../server/domain/booking/booking-money.ts";
import { builderBookingNotices } from "../../../server/domain/text/en/builder/booking-notices.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { placeInWords } from "../../../server/domain/text/place-in-words.ts";
import { Notice } from "../../components/page/notice.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { evidenceInWords } from "../../text/dispute-words.ts";
import type { BookingOfBuilder } from "../../page-data.ts";

/** What of this booking is out of the ordinary, and what the builder can do about it. The most pressing first. */
export function Notices({
  booking,
  mayCancel,
}: {
  readonly booking: BookingOfBuilder;
  /** Whether the builder may cancel it here. */
  readonly mayCancel: boolean;
}) {
  const t = useText(builderBookingNotices);
  const language = useLanguage();
  const { state, context, client, builder, place } = booking;
  const { disputes, noShowAt } = context;
  const failed = moneyTroublesOf(state, context).filter(({ kind }) => kind === "refund_failed");
  return (
    <div className="mt-5 space-y-3 empty:hidden">
      {isRefundedOutside(state, context) && <Question booking={booking} mayCancel={mayCancel} />}
      {disputes.map(({ disputeId, amount, status, stage, answerDueAt }) =>
        status === "open" ? (
          <Notice key={disputeId} tone="warn">
            <p className="font-medium">
              {t(stage === "inquiry" ? "inquiry" : "dispute", {
                client: client.name,
                amount: formatMoney(amount, language),
              })}
            </p>
            <p className="mt-0.5 text-soft">
              {evidenceInWords(answerDueAt, builder.timeZone, language)}{" "}
              {t(stage === "inquiry" ? "inquiryText" : "disputeText")}
            </p>
          </Notice>
        ) : (
          <Notice key={disputeId} tone={status === "won" ? "good" : "bad"}>
            {status === "won"
              ? t("won", { amount: formatMoney(amount, language) })
              : t("lost", { client: client.name, amount: formatMoney(amount, language) })}
          </Notice>
        ),
      )}
      {failed.map(({ paymentIntentId, amount }) => (
        <Notice key={paymentIntentId} tone="bad">
          <p className="font-medium">{t("refundFailed", { amount: formatMoney(amount, language) })}</p>
          <p className="mt-0.5 text-soft">{t("refundFailedText", { client: client.name })}</p>
        </Notice>
      ))}
      {state === "CONFIRMED" && place?.status === "failed" && (
        <Notice tone="warn">
          <p className="font-medium">{t("noPlace")}</p>
          <p className="mt-0.5 text-soft">
            {
              placeInWords(
                place,
                { side: "builder", client: client.name, builder: builder.displayName },
                language,
              ).more
            }
          </p>
        </Notice>
      )}
      {booking.mailRefusedAt !== null && (
        <Notice tone="warn">
          <p className="font-medium">{t("mailRefused", { client: client.name })}</p>
          <p className="mt-0.5 text-soft">{t("mailRefusedText")}</p>
        </Notice>
      )}
      {noShowAt !== null && <Notice tone="plain">{t("noShow", { client: client.name })}</Notice>}
    </div>
  );
}

/** The whole price was returned in Stripe's dashboard: only the builder knows what they meant. */
function Question({
  booking,
  mayCancel,
}: {
  readonly booking: BookingOfBuilder;
  readonly mayCancel: boolean;
}) {
  const t = useText(builderBookingNotices);
  return (
    <Notice tone="warn">
      <p className="font-medium">{t("stillOn")}</p>
      <p className="mt-0.5 text-soft">{t("stillOnText")}</p>
      <Form method="post" className="mt-4 flex flex-wrap items-center gap-3">
        <SubmitButton name="intent" value="keep" busy={t("keeping")}>
          {t("keep")}
        </SubmitButton>
        {mayCancel && (
          <Link to={`/builder/bookings/${booking.id}?cancel=1#cancel`} className="button-quiet">
            {t("cancel")}
          </Link>
        )}
      </Form>
    </Notice>
  );
}
