import type { ReactNode } from "react";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { useLanguage } from "../../hooks/use-text.tsx";

/**
 * How long ago something was, as it is said (`3 h ago`), and the instant itself: seen on pointing at it and on reaching it by keyboard or by a tap, and
 * always heard. Without scripts.
 */
export function ExactTime({
  at,
  zone,
  children,
}: {
  readonly at: Instant;
  /** In which the instant is written. */
  readonly zone: TimeZone;
  readonly children: ReactNode;
}) {
  const language = useLanguage();
  return (
    <time dateTime={at} tabIndex={0} className="exact-time">
      {children}
      <span> ({formatDayAndTime(at, zone, language)})</span>
    </time>
  );
}
