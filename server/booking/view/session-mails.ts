import type { NotificationKind } from "../../domain/booking/booking-effect.ts";
import { sessionMailText } from "../../domain/text/en/mails/session-mails.ts";
import { formatMinutes } from "../../domain/text/formats.ts";
import { textIn } from "../../domain/text/place.ts";
import { minutesBetween } from "../../domain/values/instant.ts";
import { isFree } from "../../domain/values/money.ts";
import {
  isToClient,
  placeOf,
  profileOf,
  reasonOf,
  sessionOf,
  whenOf,
  type BookingNotification,
  type MailText,
} from "./booking-notification.ts";
import { priceOf, receiptOf, ruleOf } from "./money-blocks.ts";
import { moneyBack } from "./money-in-mails.ts";

type SessionNotification = Extract<
  NotificationKind,
  | "confirmed"
  | "canceled"
  | "moved"
  | "rejected"
  | "session_kept"
  | "place_ready"
  | "place_changed"
  | "place_missing"
  | "session_reminder"
>;

const inWords = ({ language }: BookingNotification) => textIn(sessionMailText, language);

/** The mails that say that a session takes place, when and where, or that it does not. */
export const SESSION_MAILS: Readonly<Record<SessionNotification, MailText>> = {
  confirmed: {
    changesCalendar: true,
    namesPlace: true,
    heading: (n) => inWords(n)("confirmedHeading"),
    paragraphs: (n) => [
      inWords(n)("confirmed", { session: sessionOf(n) }),
      whenOf(n),
      ...placeOf(n),
      priceOf(n),
      ...(isToClient(n) ? [...ruleOf(n), howToChange(n)] : []),
    ],
  },
  canceled: {
    changesCalendar: true,
    heading: (n) => inWords(n)("canceledHeading"),
    paragraphs: (n) => [whoCanceled(n), ...reasonOf(n), moneyBack(n), whenOf(n), ...receiptOf(n)],
  },
  moved: {
    changesCalendar: true,
    namesPlace: true,
    heading: (n) => inWords(n)("movedHeading"),
    paragraphs: (n) => [
      inWords(n)("moved", { session: sessionOf(n) }),
      whenOf(n),
      ...placeOf(n),
      inWords(n)("movedForFree"),
      ...(isToClient(n) ? ruleOf(n) : []),
    ],
  },
  rejected: {
    changesCalendar: true,
    heading: (n) => inWords(n)("rejectedHeading"),
    paragraphs: (n) => [
      whyRejected(n),
      moneyBack(n),
      whenOf(n),
      ...receiptOf(n),
      isToClient(n) ? { label: inWords(n)("bookAgain"), url: profileOf(n) } : inWords(n)("timeIsFree"),
    ],
  },
  session_kept: {
    namesPlace: true,
    heading: (n) => inWords(n)("keptHeading"),
    paragraphs: (n) => [inWords(n)("kept", { session: sessionOf(n) }), whenOf(n), ...placeOf(n)],
  },
  session_reminder: {
    namesPlace: true,
    listUnsubscribe: { kind: "reminder" },
    heading: (n) => inWords(n)("reminderHeading"),
    paragraphs: (n) => [
      inWords(n)("reminder", { session: sessionOf(n), wait: untilStart(n) }),
      whenOf(n),
      ...placeOf(n),
      ...(isToClient(n) ? [howToChange(n)] : []),
    ],
  },
  place_ready: {
    changesCalendar: true,
    namesPlace: true,
    heading: (n) => inWords(n)("placeReadyHeading"),
    paragraphs: (n) => [inWords(n)("placeReady", { session: sessionOf(n) }), whenOf(n), ...placeOf(n)],
  },
  place_changed: {
    changesCalendar: true,
    namesPlace: true,
    heading: (n) => inWords(n)("placeChangedHeading"),
    paragraphs: (n) => [inWords(n)("placeChanged", { session: sessionOf(n) }), whenOf(n), ...placeOf(n)],
  },
  place_missing: {
    changesCalendar: true,
    namesPlace: true,
    heading: (n) => inWords(n)("placeMissingHeading"),
    paragraphs: (n) => [
      inWords(n)(isToClient(n) ? "placeMissing" : "placeMissingBuilder", { session: sessionOf(n) }),
      whenOf(n),
      ...placeOf(n),
    ],
  },
};

/** In how long it begins, roughly: a mail may be read later than it was sent, and the time stands beside it. */
function untilStart({ booking: { context }, at, language }: BookingNotification): string {
  const minutes = context.time === null ? 0 : Math.max(1, minutesBetween(at, context.time.startsAt));
  return formatMinutes(minutes < 120 ? Math.ceil(minutes) : Math.round(minutes / 60) * 60, language);
}

/** Who canceled, as the booking's page says it. */
function whoCanceled(n: BookingNotification): string {
  const { booking, builder, audience } = n;
  const t = inWords(n);
  const session = sessionOf(n);
  const { canceledBy } = booking.context;
  switch (canceledBy) {
    case null:
      return t("canceled", { session });
    case "unknown":
      return t("canceledOnCalendly", { session });
    case "operator":
      return t("canceledByUs", { session });
    case "client":
    case "builder": {
      const person = canceledBy === "client" ? booking.clientName : builder.displayName;
      return canceledBy === audience
        ? t("canceledByYou", { session })
        : t("canceledByOther", { person, name: booking.sessionTypeName });
    }
  }
}

/** What the client can do about a booked session, as its page offers it: a seat of a group is canceled at Calendly alone. */
function howToChange(n: BookingNotification): string {
  const { calendlyEventKind, price } = n.booking.context;
  if (calendlyEventKind === "group") return inWords(n)("changeSeat");
  return inWords(n)(isFree(price) ? "changeFree" : "changePaid");
}

/** What is wrong with the time that was picked. */
function whyRejected(n: BookingNotification): string {
  const { booking, language } = n;
  const session = sessionOf(n);
  switch (booking.context.rejectedBecause) {
    case "other_duration":
      return inWords(n)("rejectedForDuration", {
        session,
        length: formatMinutes(booking.durationMinutes, language),
      });
    case "other_event_type":
      return inWords(n)("rejectedForKind", { session });
    case null:
      return inWords(n)("rejected", { session });
  }
}
