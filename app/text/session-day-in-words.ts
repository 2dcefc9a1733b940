import { sessionNearness, type SessionNearness } from "../../server/domain/booking/session-day.ts";
import type { BookingState } from "../../server/domain/booking/booking.ts";
import { remindAt } from "../../server/domain/booking/time-limits.ts";
import { sessionDay } from "../../server/domain/text/en/booking/session-day.ts";
import { formatAge, formatTime } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import type { Instant, TimeZone } from "../../server/domain/values/instant.ts";

/** A booked session, and who looks at it when. */
export interface SessionSeen {
  readonly state: BookingState;
  readonly time: { readonly startsAt: Instant; readonly endsAt: Instant } | null;
  readonly zone: TimeZone;
  readonly now: Instant;
}

/** How near a session is, and what its client hears of us until then. */
export interface SessionDayInWords {
  readonly nearness: SessionNearness;
  /** How long it is until it starts, or until when it is on. Empty once it is over. */
  readonly when: string;
  /** Which reminders are still to come; null where none is. */
  readonly reminder: string | null;
}

/** Null for what is not booked. */
export function sessionDayInWords(
  { state, time, zone, now }: SessionSeen,
  language: Language,
): SessionDayInWords | null {
  const nearness = sessionNearness(state, time, now);
  if (nearness === null || time === null) return null;
  return {
    nearness,
    when: nearness === "over" ? "" : whenInWords(time, zone, now, language),
    reminder: reminderInWords(time.startsAt, now, language),
  };
}

function whenInWords(
  { startsAt, endsAt }: NonNullable<SessionSeen["time"]>,
  zone: TimeZone,
  now: Instant,
  language: Language,
): string {
  const t = textIn(sessionDay, language);
  if (now >= startsAt) return t("isOn", { until: formatTime(endsAt, zone, language) });
  return t("startsIn", { time: formatAge(now, startsAt, language) });
}

function reminderInWords(startsAt: Instant, now: Instant, language: Language): string | null {
  const t = textIn(sessionDay, language);
  if (now < remindAt(startsAt, "day")) return t("remindBoth");
  return now < remindAt(startsAt, "hour") ? t("remindHour") : null;
}
