import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import { bookingMailText } from "../../domain/text/en/mails/booking-mail.ts";
import { formatNumber } from "../../domain/text/formats.ts";
import { sitePolicyPath } from "../../domain/site-policy/site-policy.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Mail } from "../../ports.ts";
import { isLink, type Paragraph } from "../../mails/mail-paragraphs.ts";
import { renderMail } from "../../mails/render-mail.tsx";
import { pageOf, sessionOf, type BookingNotification } from "./booking-notification.ts";
import { calendarEntryOf } from "./calendar-entry.ts";
import { MAIL_TEXTS } from "./mail-texts.ts";

/** The mail of one notification about a booking. Pure. The Message-ID is the effect's, however often it is sent. */
export function bookingMail(notification: BookingNotification): Mail {
  const { booking, builder, audience, effectKey, appUrl, mailAddress, at, language } = notification;
  const host = new URL(appUrl).hostname;
  const mailText = MAIL_TEXTS[notification.news];
  const heading = mailText.heading?.(notification) ?? null;
  const subject =
    mailText.subject?.(notification) ??
    textIn(bookingMailText, language)("subject", {
      heading: heading ?? "",
      session: sessionOf(notification),
    });
  const entry =
    audience === "client" && mailText.changesCalendar === true
      ? calendarEntryOf(booking, builder, { appUrl, mailAddress, at, language })
      : null;
  return {
    to: audience === "client" ? booking.clientEmail : builder.email,
    subject,
    dueAt: notification.dueAt,
    ...renderMail({
      heading: heading ?? subject,
      paragraphs: [...withPage(mailText.paragraphs(notification), notification), ...agreedIn(notification)],
      appUrl,
      language,
    }),
    messageId: `<${effectKey.replaceAll(":", ".")}@${host}>`,
    threadId: `<${booking.id}.thread@${host}>`,
    calendarEntry: entry,
    ...(mailText.listUnsubscribe === undefined
      ? {}
      : { listUnsubscribe: { kind: mailText.listUnsubscribe.kind, language: language.tag } }),
  };
}

/** What its client agreed to, to keep: with the addresses of the very versions. */
function agreedIn({ consents = [], audience, appUrl, language, news }: BookingNotification): Paragraph[] {
  if (audience !== "client" || news !== "confirmed") return [];
  const t = textIn(bookingMailText, language);
  return consents.map(({ kind, policyNumber }) =>
    kind === "early_start" || policyNumber === null
      ? t("agreedEarly")
      : {
          label: t(kind === "terms" ? "agreedTerms" : "agreedPrivacy", {
            number: formatNumber(policyNumber, language),
          }),
          url: `${appUrl}${sitePolicyPath(kind, policyNumber)}`,
        },
  );
}

/** One link, one name: the booking's page is added where the mail does not lead there, as its button where it leads nowhere else. */
function withPage(content: readonly Paragraph[], notification: BookingNotification): readonly Paragraph[] {
  const url = pageOf(notification);
  const leads = content.filter(isLink);
  if (leads.some((one) => one.url === url)) return content;
  const page = { label: textIn(bookingMailText, notification.language)("page"), url };
  if (leads.length > 0) return [...content, page];
  // Below what it is about, above what one may want to read.
  const last = content.findLastIndex(
    (one) => typeof one !== "string" && "kind" in one && (one.kind === "session" || one.kind === "receipt"),
  );
  const at = last === -1 ? content.length : last + 1;
  return [...content.slice(0, at), page, ...content.slice(at)];
}

/** Whether this kind of notification says where the session is held. */
export function namesPlace(kind: NotificationKind): boolean {
  return MAIL_TEXTS[kind].namesPlace === true;
}
