import type { ReactNode } from "react";
import { frontPage } from "../../../server/domain/text/en/page/front.ts";
import {
  formatMinutes,
  formatPrice,
  formatShortDayAndTime,
  timeZoneInWords,
} from "../../../server/domain/text/formats.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BuilderInList } from "../../page-data.ts";
import { Icon } from "../page/icon.tsx";
import { Portrait } from "../page/portrait.tsx";
import { AverageRating } from "../review/rating-stars.tsx";
import { BookForm } from "./book-form.tsx";
import { StartButton } from "./start-button.tsx";

/** A builder with each session type's price and next free time, which books when it is pressed. All the rest of the card leads to the profile. */
export function BuilderCard({ builder }: { readonly builder: BuilderInList }) {
  const t = useText(frontPage);
  const language = useLanguage();
  const { lead } = useAskedLanguage();
  const reader = useReaderTimeZone();
  const zone = reader?.zone ?? builder.timeZone;
  const hasTimes =
    builder.takesBookings && builder.sessionTypes.some(({ nextFreeAt }) => nextFreeAt !== null);
  return (
    <li className="card relative flex flex-col p-4 hover:border-edge sm:p-6">
      <div className="flex items-center gap-4">
        <Portrait builder={builder} size="small" />
        <div className="min-w-0">
          <h2 className="subtitle">
            <a href={lead(`/profile/${builder.slug}`)} className="after:absolute after:inset-0">
              {builder.displayName}
            </a>
          </h2>
          <p className="label">{timeZoneInWords(builder.timeZone, language)}</p>
          {builder.average !== null && (
            <p className="label">
              <AverageRating {...builder.average} />
            </p>
          )}
        </div>
      </div>
      <p dir="auto" className="mt-4">
        {builder.headline}
      </p>
      {builder.topics.length > 0 && (
        <p className="label mt-1.5 wrap-anywhere">{builder.topics.map(({ name }) => name).join(" · ")}</p>
      )}
      <div className="mt-auto pt-4">
        {!builder.takesBookings && <p className="label mb-2">{t("paused")}</p>}
        {hasTimes && (
          <p id={`zone-${builder.slug}`} data-zone={zone} className="label mb-2 text-end">
            {t("nextFree", { zone: timeZoneInWords(zone, language) })}
          </p>
        )}
        <ul>
          {builder.sessionTypes.map((sessionType) => (
            <li
              key={sessionType.id}
              className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line py-3"
            >
              <div className="min-w-0 flex-1 basis-32">
                <p className="leading-snug font-medium wrap-anywhere">{sessionType.name}</p>
                <p className="text-[0.9375rem]">
                  <span className="font-semibold">{formatPrice(sessionType.price, language)}</span>{" "}
                  <span className="whitespace-nowrap text-soft">
                    · {formatMinutes(sessionType.durationMinutes, language)}
                  </span>
                </p>
              </div>
              {builder.takesBookings && (
                <NextFree slug={builder.slug} zone={zone} sessionType={sessionType}>
                  {sessionType.nextFreeAt !== null &&
                    formatShortDayAndTime(sessionType.nextFreeAt, zone, language)}
                </NextFree>
              )}
            </li>
          ))}
        </ul>
      </div>
      <p aria-hidden="true" className="mt-2 flex items-center gap-1.5 font-medium text-accent-ink">
        {t("see")} <Icon name="arrow" className="scale-75" />
      </p>
    </li>
  );
}

/** The next free time as a button; a link to the calendar's week while none is known. */
function NextFree({
  slug,
  zone,
  sessionType: { id, name, nextFreeAt },
  children,
}: {
  readonly slug: string;
  /** In which the time is. */
  readonly zone: TimeZone;
  readonly sessionType: BuilderInList["sessionTypes"][number];
  /** The time in words. */
  readonly children: ReactNode;
}) {
  const t = useText(frontPage);
  const { lead } = useAskedLanguage();
  const hidden = (words: readonly ReactNode[]) => <span className="sr-only">{rich(words)}</span>;
  // Above the link that covers the card.
  const place = "relative w-40 max-w-full text-sm";
  if (nextFreeAt === null)
    return (
      <a
        href={lead(`/profile/${slug}#${id}`)}
        className={`link flex min-h-11 items-center justify-end ${place}`}
      >
        <span>{rich(t.parts("seeTimes", { session: name, hidden }))}</span>
      </a>
    );
  return (
    <BookForm sessionTypeId={id} className={place}>
      <StartButton at={nextFreeAt}>
        <span className="sr-only">{name}: </span>
        <span id={`next-${id}`} data-zone={zone}>
          {children}
        </span>
      </StartButton>
    </BookForm>
  );
}
