import type { ReactNode } from "react";
import { embedFrame } from "../../../server/domain/text/en/embed/frame.ts";
import {
  formatMinutes,
  formatPrice,
  formatShortDay,
  formatTime,
} from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { rich } from "../../hooks/use-text.tsx";
import type { SessionTypeOnPage } from "../../page-data.ts";

/** Two rows of three: what a card can show of each of several. */
const TIMES_OF_SEVERAL = 6;
/** Four rows of three. */
const TIMES_OF_ONE = 12;

/** One offer in a frame: its price, its next free times, and the way to more of them. Every link leads to a tab of its own. */
export function EmbedOffer({
  sessionType,
  zone,
  language,
  isOnlyOne,
}: {
  readonly sessionType: SessionTypeOnPage;
  /** In which its times are written. */
  readonly zone: TimeZone;
  readonly language: Language;
  readonly isOnlyOne: boolean;
}) {
  const t = textIn(embedFrame, language);
  const { id, name, price, kind, durationMinutes, freeTimes } = sessionType;
  const times = freeTimes.times.slice(0, isOnlyOne ? TIMES_OF_ONE : TIMES_OF_SEVERAL);
  const length = formatMinutes(durationMinutes, language);
  const hidden = (text: readonly ReactNode[]) => <span className="sr-only">{rich(text)}</span>;
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 className="min-w-0 font-semibold wrap-anywhere">{name}</h2>
        <p className="font-semibold whitespace-nowrap">{formatPrice(price, language)}</p>
      </div>
      <p className="label">{t(kind === "solo" ? "length" : "lengthGroup", { length })}</p>
      {freeTimes.state === "no_times" && <p className="mt-3">{t("noTimes")}</p>}
      {freeTimes.state === "unknown" && <p className="label mt-3">{t("askedLater")}</p>}
      {times.length > 0 && (
        <ul aria-label={t("nextTimes", { session: name })} className="embed-times mt-3">
          {times.map((at) => (
            <li key={at}>
              <a href={addressOf(id, at)} target="_blank" rel="noopener" data-offer className="embed-time">
                <time dateTime={at}>
                  <span className="label">{formatShortDay(at, zone, language)}</span>{" "}
                  <span className="font-semibold">{formatTime(at, zone, language)}</span>
                </time>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-3">
        <a
          href={addressOf(id, null)}
          target="_blank"
          rel="noopener"
          data-offer
          className={times.length > 0 ? "link inline-flex min-h-11 items-center" : "button"}
        >
          {times.length > 0
            ? rich(t.parts("more", { session: name, hidden }))
            : rich(t.parts("book", { session: name, hidden }))}
        </a>
      </p>
    </li>
  );
}

function addressOf(sessionTypeId: string, at: Instant | null): string {
  return `/book/${sessionTypeId}${at === null ? "" : `?${new URLSearchParams({ at }).toString()}`}`;
}
