import { useEffect, useState } from "react";
import { bookingTimes } from "../../../server/domain/text/en/booking/times.ts";
import {
  formatDay,
  formatDayAndTime,
  formatTime,
  timeZoneInWords,
} from "../../../server/domain/text/formats.ts";
import { epochMsOf, type Instant, type TimeZone } from "../../../server/domain/values/instant.ts";
import { Notice } from "../../components/page/notice.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";

/** 125 → `2:05`. */
function formatCountdown(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds));
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

/** Seconds until an instant by the server's clock, told anew each second. What happens at its end is the page's actor's. */
function useSecondsUntil(end: Instant, serverNow: Instant): number {
  const atStart = (epochMsOf(end) - epochMsOf(serverNow)) / 1000;
  const [passed, setPassed] = useState({ since: serverNow, seconds: 0 });
  useEffect(() => {
    const startedAt = performance.now();
    const timer = setInterval(
      () => setPassed({ since: serverNow, seconds: (performance.now() - startedAt) / 1000 }),
      1000,
    );
    return () => clearInterval(timer);
  }, [serverNow]);
  return atStart - (passed.since === serverNow ? passed.seconds : 0);
}

/** Until when the time is held, with a countdown where scripts run; it is there from the first moment, so that nothing moves. */
export function HoldNotice({
  endsAt,
  now,
  timeZone,
}: {
  readonly endsAt: Instant;
  readonly now: Instant;
  readonly timeZone: TimeZone;
}) {
  const t = useText(bookingTimes);
  const language = useLanguage();
  const seconds = useSecondsUntil(endsAt, now);
  const isToday = formatDay(endsAt, timeZone, language) === formatDay(now, timeZone, language);
  return (
    <Notice tone="warn">
      <p className="font-medium">{t("unpaid")}</p>
      <p className="mt-0.5 text-soft">
        {isToday
          ? t("heldToday", {
              time: formatTime(endsAt, timeZone, language),
              zone: timeZoneInWords(timeZone, language),
            })
          : t("held", { until: formatDayAndTime(endsAt, timeZone, language) })}{" "}
        {/* A day's hold needs no seconds. */}
        {seconds > 0 && seconds < 3600 && (
          // A browser that translates the page would put other elements in its place, and the first words would stand for ever.
          <span role="timer" translate="no" className="needs-script whitespace-nowrap text-ink">
            {t("left", { time: formatCountdown(seconds) })}
          </span>
        )}
      </p>
    </Notice>
  );
}
