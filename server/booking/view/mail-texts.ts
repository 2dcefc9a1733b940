import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import type { MailText } from "./booking-notification.ts";
import { DISPUTE_MAILS } from "./dispute-mails.ts";
import { PAYMENT_MAILS } from "./payment-mails.ts";
import { REFUND_MAILS } from "./refund-mails.ts";
import { SESSION_MAILS } from "./session-mails.ts";

/** The texts of all mails about a booking. */
export const MAIL_TEXTS: Readonly<Record<NotificationKind, MailText>> = {
  ...SESSION_MAILS,
  ...PAYMENT_MAILS,
  ...REFUND_MAILS,
  ...DISPUTE_MAILS,
};
