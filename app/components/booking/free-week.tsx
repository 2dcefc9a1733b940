import type { ReactNode } from "react";
import { freeDays, type FreeDay } from "../../../server/domain/offer/free-days.ts";
import { freeWeek } from "../../../server/domain/text/en/booking/free-week.ts";
import { formatDayOfStrip, formatTime, timeZoneInWords } from "../../../server/domain/text/formats.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

/** 12: three lines on a phone, two on a wide screen; a day with more says so. */
const STARTS_MAX = 12;
/** 4: one line on a phone. */
const STARTS_MIN = 4;

/**
 * A week of free times: a strip of days, and the starts of the one chosen. In the builder's zone, and in the reader's once that is known; which, is
 * said in words. The same room is taken in either, so that nothing on the page moves, and without scripts all of it works but the other zone.
 */
export function FreeWeek({
  id: group,
  session,
  times,
  knownUntil,
  builderZone,
  start,
  around = (panels) => panels,
}: {
  /** Of the element, and of all in it that needs one. */
  readonly id: string;
  /** The session type's name, for screen readers. */
  readonly session: string;
  /** Soonest first; at least one. */
  readonly times: readonly Instant[];
  /** Until when `times` has every free start. */
  readonly knownUntil: Instant;
  readonly builderZone: TimeZone;
  /** What is pressed to choose a start. */
  readonly start: (at: Instant, words: ReactNode) => ReactNode;
  /** Puts the starts into a form. The days stay outside. */
  readonly around?: (panels: ReactNode) => ReactNode;
}) {
  const t = useText(freeWeek);
  const language = useLanguage();
  const reader = useReaderTimeZone();
  const zone = reader?.zone ?? builderZone;
  const days = freeDays(times, knownUntil, zone);
  const room = roomFor(zone === builderZone ? days : freeDays(times, knownUntil, builderZone));
  const hidden = (words: readonly ReactNode[]) => <span className="sr-only">{rich(words)}</span>;
  return (
    <fieldset id={group} data-zone={zone} className="week min-w-0">
      <legend className="label mb-1.5 w-full">
        {rich(t.parts("title", { session, zone: timeZoneInWords(zone, language), hidden }))}
      </legend>
      <div className="week-days">
        {days.map((day, index) => {
          const { weekday, number, month } = formatDayOfStrip(day.day, language);
          const free = freeOn(day);
          return (
            <label key={day.day} className="week-day" data-free={free}>
              <input type="radio" name={group} value={index} data-day={index} defaultChecked={index === 0} />
              {/* Who speaks to the page says what they see: the day's name begins with it. */}
              <span className="label block">{weekday} </span>
              <span className="block text-lg leading-6 font-semibold">{number} </span>
              <span className="mark" />
              <span className="sr-only">{t(free, { month, count: day.times.length })}</span>
            </label>
          );
        })}
      </div>
      {around(
        <div className="week-panels mt-3">
          <div aria-hidden="true" className="measure">
            <p className="label mb-2">{"\u00a0"}</p>
            <ul className="week-times">
              {Array.from({ length: room }, (_, index) => (
                <li key={index} className="start" />
              ))}
            </ul>
          </div>
          {days.map((day, index) => {
            const { full } = formatDayOfStrip(day.day, language);
            const id = `${group}${index}`;
            const listed = day.times.length > room ? day.times.slice(0, room - 1) : day.times;
            const [next] = day.times.slice(listed.length);
            return (
              <div key={day.day} data-times={index}>
                <p id={id} className="label mb-2">
                  {full}
                </p>
                {day.times.length === 0 ? (
                  <p className="text-soft">{t(day.isWhole ? "nothingFree" : "openCalendar")}</p>
                ) : (
                  <ul aria-labelledby={id} className="week-times">
                    {listed.map((at) => (
                      <li key={at}>
                        {start(
                          at,
                          rich(t.parts("start", { time: formatTime(at, zone, language), day: full, hidden })),
                        )}
                      </li>
                    ))}
                    {next !== undefined && (
                      <li>
                        {start(
                          next,
                          rich(
                            t.parts("more", {
                              count: String(day.times.length - listed.length),
                              day: full,
                              hidden,
                            }),
                          ),
                        )}
                      </li>
                    )}
                  </ul>
                )}
              </div>
            );
          })}
        </div>,
      )}
    </fieldset>
  );
}

/** How many starts there is room for: those of the fullest day, within bounds. */
function roomFor(days: readonly FreeDay[]): number {
  const most = Math.max(...days.map(({ times }) => times.length));
  return Math.min(STARTS_MAX, Math.max(STARTS_MIN, most));
}

function freeOn({ times, isWhole }: FreeDay): "free" | "none" | "unlisted" {
  if (times.length > 0) return "free";
  return isWhole ? "none" : "unlisted";
}
