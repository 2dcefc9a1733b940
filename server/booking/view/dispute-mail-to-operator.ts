import { singleMail } from "../../mails/single-mail.ts";
import type { EffectKey } from "../../domain/booking/booking-effect.ts";
import type { Booking, BookingDispute } from "../../domain/booking/booking.ts";
import { bookingMailText } from "../../domain/text/en/mails/booking-mail.ts";
import { disputeToOperatorText } from "../../domain/text/en/mails/dispute-to-operator.ts";
import { formatDayAndTime, formatMoney } from "../../domain/text/formats.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Instant, TimeZone } from "../../domain/values/instant.ts";
import type { Mail } from "../../ports.ts";

/** Where whoever owns the Stripe account answers a bank. */
const DASHBOARD = "https://dashboard.stripe.com/disputes";

/** The mail that tells an operator that a bank asks about a payment, or has taken it back: how much, until when and where to answer. Pure. */
export function disputeMailToOperator(notification: {
  readonly to: string;
  /** In which they read times. */
  readonly zone: TimeZone;
  readonly language: Language;
  readonly booking: Booking;
  readonly builderName: string;
  readonly dispute: BookingDispute;
  /** As `Mail` says it. */
  readonly dueAt: Instant;
  readonly effectKey: EffectKey;
  readonly appUrl: string;
}): Mail {
  const { booking, dispute: about, appUrl, builderName: builder, language, zone } = notification;
  const t = textIn(disputeToOperatorText, language);
  const session = textIn(bookingMailText, language)("session", {
    name: booking.sessionTypeName,
    person: builder,
  });
  const amount = formatMoney(about.amount, language);
  const isInquiry = about.stage === "inquiry";
  const dispute = about.disputeId;
  return singleMail({
    to: notification.to,
    subject: t(isInquiry ? "inquirySubject" : "disputeSubject", { amount, session }),
    paragraphs: [
      t(isInquiry ? "inquiry" : "dispute", { amount, session }),
      about.answerDueAt === null
        ? t("answer", { dispute })
        : t("answerBy", { dispute, until: formatDayAndTime(about.answerDueAt, zone, language) }),
      { label: t("toDashboard"), url: DASHBOARD },
      t(isInquiry ? "inquiryRefund" : "disputeRefund"),
      t("builderAsked", { builder }),
      { label: t("page"), url: `${appUrl}/operator/bookings/${booking.id}` },
    ],
    dueAt: notification.dueAt,
    name: `operators.${notification.effectKey.replaceAll(":", ".")}`,
    appUrl,
    language,
  });
}
