import { useEffect, useState } from "react";
import {
  epochMsOf,
  formatDay,
  formatDayAndTime,
  formatTime,
  timeZoneInWords,
  type Instant,
  type TimeZone,
} from "../../../server/domain/values/instant.ts";
import { Notice } from "../../components/page/notice.tsx";

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
  const seconds = useSecondsUntil(endsAt, now);
  const isToday = formatDay(endsAt, timeZone) === formatDay(now, timeZone);
  return (
    <Notice tone="warn">
      <p className="font-medium">You are not booked until you have paid</p>
      <p className="mt-0.5 text-soft">
        The time is held for you until{" "}
        {isToday
          ? `${formatTime(endsAt, timeZone)} (${timeZoneInWords(timeZone)})`
          : formatDayAndTime(endsAt, timeZone)}
        . {/* A day's hold needs no seconds. */}
        {seconds > 0 && seconds < 3600 && (
          // A browser that translates the page would put other elements in its place, and the first words would stand for ever.
          <span role="timer" translate="no" className="needs-script whitespace-nowrap text-ink">
            {`${formatCountdown(seconds)} left`}
          </span>
        )}
      </p>
    </Notice>
  );
}
