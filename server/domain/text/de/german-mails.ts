import { accountMailText } from "./mails/account-mail.ts";
import { addressMailText } from "./mails/address-mails.ts";
import { alertText } from "./mails/alert.ts";
import { apiKeyMailText } from "./mails/api-key-mails.ts";
import { bookingMailText } from "./mails/booking-mail.ts";
import { calendarEntryText } from "./mails/calendar-entry.ts";
import { codeMailText } from "./mails/code-mail.ts";
import { connectionMailText } from "./mails/connection-mails.ts";
import { digestText } from "./mails/digest.ts";
import { disputeMailText } from "./mails/dispute-mails.ts";
import { disputeToOperatorText } from "./mails/dispute-to-operator.ts";
import { factorMailText } from "./mails/factor-mails.ts";
import { mailChoicesText } from "./mails/mail-choices.ts";
import { mailTemplateText } from "./mails/mail-template.ts";
import { moneyBlocksText } from "./mails/money-blocks.ts";
import { passwordMailText } from "./mails/password-mails.ts";
import { paymentMailText } from "./mails/payment-mails.ts";
import { refundMailText } from "./mails/refund-mails.ts";
import { refusedCheckoutsText } from "./mails/refused-checkouts.ts";
import { reviewMailText } from "./mails/review-mail.ts";
import { sampleMoments } from "./mails/sample-moments.ts";
import { mailSamplesPage } from "./mails/samples-page.ts";
import { sessionMailText } from "./mails/session-mails.ts";
import { signInMailText } from "./mails/sign-in-mail.ts";
import { stagingMail } from "./mails/staging-mail.ts";
import { unsubscribeText } from "./mails/unsubscribe.ts";
import { webhookMailText } from "./mails/webhook-mails.ts";
import type { Room } from "../room.ts";

export const germanMails: Room = {
  "mails/account-mail": accountMailText,
  "mails/address-mails": addressMailText,
  "mails/alert": alertText,
  "mails/api-key-mails": apiKeyMailText,
  "mails/booking-mail": bookingMailText,
  "mails/calendar-entry": calendarEntryText,
  "mails/code-mail": codeMailText,
  "mails/connection-mails": connectionMailText,
  "mails/digest": digestText,
  "mails/dispute-mails": disputeMailText,
  "mails/dispute-to-operator": disputeToOperatorText,
  "mails/factor-mails": factorMailText,
  "mails/mail-choices": mailChoicesText,
  "mails/mail-template": mailTemplateText,
  "mails/money-blocks": moneyBlocksText,
  "mails/password-mails": passwordMailText,
  "mails/payment-mails": paymentMailText,
  "mails/refund-mails": refundMailText,
  "mails/refused-checkouts": refusedCheckoutsText,
  "mails/review-mail": reviewMailText,
  "mails/sample-moments": sampleMoments,
  "mails/samples-page": mailSamplesPage,
  "mails/session-mails": sessionMailText,
  "mails/sign-in-mail": signInMailText,
  "mails/staging-mail": stagingMail,
  "mails/unsubscribe": unsubscribeText,
  "mails/webhook-mails": webhookMailText,
};
