import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import { bookingMailText } from "../../domain/text/en/mails/booking-mail.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Mail } from "../../ports.ts";
import { pageOf, type BookingNotification } from "./booking-notification.ts";
import { calendarEntryOf } from "./calendar-entry.ts";
import { htmlOf, textOf } from "../../mails/mail-paragraphs.ts";
import { MAIL_TEXTS } from "./mail-texts.ts";

/** The mail of one notification about a booking. Pure. The Message-ID is the effect's, however often it is sent. */
export function bookingMail(notification: BookingNotification): Mail {
  const { booking, builder, audience, effectKey, appUrl, mailAddress, at, language } = notification;
  const host = new URL(appUrl).hostname;
  const mailText = MAIL_TEXTS[notification.news];
  const content = mailText.paragraphs(notification);
  const url = pageOf(notification);
  const isNamed = content.some((paragraph) => typeof paragraph !== "string" && paragraph.url === url);
  // One link, one name.
  const paragraphs = isNamed
    ? content
    : [...content, { label: textIn(bookingMailText, language)("page"), url }];
  const entry =
    audience === "client" && mailText.changesCalendar === true
      ? calendarEntryOf(booking, builder, { appUrl, mailAddress, at, language })
      : null;
  return {
    to: audience === "client" ? booking.clientEmail : builder.email,
    subject: mailText.subject(notification),
    text: `${paragraphs.map(textOf).join("\n\n")}\n`,
    html: htmlOf(paragraphs, appUrl, language),
    messageId: `<${effectKey.replaceAll(":", ".")}@${host}>`,
    threadId: `<${booking.id}.thread@${host}>`,
    calendarEntry: entry,
  };
}

/** Whether this kind of notification says where the session is held. */
export function namesPlace(kind: NotificationKind): boolean {
  return MAIL_TEXTS[kind].namesPlace === true;
}
