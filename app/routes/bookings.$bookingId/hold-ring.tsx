import { useEffect, useState } from "react";
import { bookingTimes } from "../../../server/domain/text/en/booking/times.ts";
import { epochMsOf, type Instant } from "../../../server/domain/values/instant.ts";
import { useText } from "../../hooks/use-text.tsx";
import type { Hold } from "./hold-notice.tsx";

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

/** 5 min: from here on the ring warns. */
const SOON_SECONDS = 300;

/**
 * The time that is left to pay, as a ring that is full at an hour, and as a countdown. It is there from the first moment, so that nothing moves, and only
 * where scripts run. Nothing for a hold of days, which needs no seconds.
 */
export function HoldRing({ endsAt, now }: Pick<Hold, "endsAt" | "now">) {
  const t = useText(bookingTimes);
  const seconds = useSecondsUntil(endsAt, now);
  if (seconds <= 0 || seconds >= 3600) return null;
  return (
    // A browser that translates the page would put other elements in its place, and the first words would stand for ever.
    <span
      role="timer"
      translate="no"
      className="needs-script flex w-auto flex-none items-center gap-2 whitespace-nowrap"
    >
      <svg aria-hidden="true" viewBox="0 0 36 36" fill="none" strokeWidth="4" className="size-9 -rotate-90">
        <circle cx="18" cy="18" r="15.5" className="stroke-line" />
        <circle
          cx="18"
          cy="18"
          r="15.5"
          pathLength="3600"
          strokeDasharray={`${Math.ceil(seconds)} 3600`}
          className={seconds < SOON_SECONDS ? "stroke-warn" : "stroke-accent-ink"}
        />
      </svg>
      {t("left", { time: formatCountdown(seconds) })}
    </span>
  );
}
