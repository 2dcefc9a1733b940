import { bookingTimes } from "../../../server/domain/text/en/booking/times.ts";
import {
  formatDay,
  formatDayAndTime,
  formatTime,
  timeZoneInWords,
} from "../../../server/domain/text/formats.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";

/** Until when a time is held, by the server's clock. */
export interface Hold {
  readonly endsAt: Instant;
  readonly now: Instant;
  readonly timeZone: TimeZone;
}

/** That nothing is booked yet, and until when the time is held. */
export function HoldNotice({ endsAt, now, timeZone }: Hold) {
  const t = useText(bookingTimes);
  const language = useLanguage();
  const isToday = formatDay(endsAt, timeZone, language) === formatDay(now, timeZone, language);
  return (
    <p>
      <span className="font-medium">{t("unpaid")}.</span>{" "}
      <span className="text-soft">
        {isToday
          ? t("heldToday", {
              time: formatTime(endsAt, timeZone, language),
              zone: timeZoneInWords(timeZone, language),
            })
          : t("held", { until: formatDayAndTime(endsAt, timeZone, language) })}
      </span>
    </p>
  );
}
