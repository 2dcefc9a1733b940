import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import type { Mail } from "../../ports.ts";
import { pageOf, sessionOf, type BookingNotification } from "./booking-notification.ts";
import { calendarEntryOf } from "./calendar-entry.ts";
import { htmlOf, textOf } from "./mail-paragraphs.ts";
import { MAIL_TEXTS } from "./mail-texts.ts";

/** The mail of one notification about a booking. Pure. The Message-ID is the effect's, however often it is sent. */
export function bookingMail(notification: BookingNotification): Mail {
  const { booking, builder, audience, effectKey, appUrl, mailAddress, at } = notification;
  const host = new URL(appUrl).hostname;
  const mailText = MAIL_TEXTS[notification.news];
  const content = mailText.paragraphs(notification);
  const url = pageOf(notification);
  const isNamed = content.some((paragraph) => typeof paragraph !== "string" && paragraph.url === url);
  // One link, one name.
  const paragraphs = isNamed ? content : [...content, { label: "Everything about this booking", url }];
  const entry =
    audience === "client" && mailText.changesCalendar === true
      ? calendarEntryOf(booking, builder, { appUrl, mailAddress, at })
      : null;
  return {
    to: audience === "client" ? booking.clientEmail : builder.email,
    subject: subjectOf(notification),
    text: `${paragraphs.map(textOf).join("\n\n")}\n`,
    html: htmlOf(paragraphs, appUrl),
    messageId: `<${effectKey.replaceAll(":", ".")}@${host}>`,
    threadId: `<${booking.id}.thread@${host}>`,
    calendarEntry: entry,
  };
}

/** Whether this kind of notification says where the session is held. */
export function namesPlace(kind: NotificationKind): boolean {
  return MAIL_TEXTS[kind].namesPlace === true;
}

function subjectOf(notification: BookingNotification): string {
  const { subject } = MAIL_TEXTS[notification.news];
  const about = typeof subject === "string" ? subject : subject(notification);
  return `${about}${about.endsWith("?") ? "" : ":"} ${sessionOf(notification)}`;
}
