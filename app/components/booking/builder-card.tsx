import type { ReactNode } from "react";
import { frontPage } from "../../../server/domain/text/en/page/front.ts";
import {
  formatMinutes,
  formatMoney,
  formatPrice,
  formatShortDayAndTime,
  timeZoneInWords,
} from "../../../server/domain/text/formats.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { isFree, type Money } from "../../../server/domain/values/money.ts";
import { useAskedLanguage } from "../../hooks/use-asked-language.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BuilderInList } from "../../page-data.ts";
import { Icon } from "../page/icon.tsx";
import { Portrait } from "../page/portrait.tsx";
import { AverageRating } from "../review/rating-stars.tsx";
import { BookForm } from "./book-form.tsx";
import { StartButton } from "./start-button.tsx";

/** 3: what a card has room for. The profile has all of them. */
const SHOWN_MAX = 3;

/** A builder with their session types' prices and next free times, which book when they are pressed. All the rest of the card leads to the profile. */
export function BuilderCard({
  builder,
  isBelow = false,
}: {
  readonly builder: BuilderInList;
  /** Whether it stands below what is seen first. */
  readonly isBelow?: boolean;
}) {
  const t = useText(frontPage);
  const language = useLanguage();
  const { lead } = useAskedLanguage();
  const reader = useReaderTimeZone();
  const zone = reader?.zone ?? builder.timeZone;
  const shown = builder.sessionTypes.slice(0, SHOWN_MAX);
  const hasTimes = builder.takesBookings && shown.some(({ nextFreeAt }) => nextFreeAt !== null);
  const least = leastPrice(builder.sessionTypes);
  return (
    <li className="card relative flex flex-col p-4 hover:border-edge sm:p-5">
      <div className="flex items-center gap-4">
        <Portrait builder={builder} size="medium" isLazy={isBelow} />
        <div className="min-w-0">
          <h2 className="subtitle">
            <a href={lead(`/profile/${builder.slug}`)} className="after:absolute after:inset-0">
              {builder.displayName}
            </a>
          </h2>
          {builder.average !== null && (
            <p className="label mt-0.5">
              <AverageRating {...builder.average} />
            </p>
          )}
          <p className="label mt-0.5">{timeZoneInWords(builder.timeZone, language)}</p>
        </div>
      </div>
      <p dir="auto" className="mt-4 font-medium">
        {builder.headline}
      </p>
      {builder.topics.length > 0 && (
        <p className="label mt-1.5 wrap-anywhere">{builder.topics.map(({ name }) => name).join(" · ")}</p>
      )}
      <div className="pt-4">
        {!builder.takesBookings && <p className="label mb-2">{t("paused")}</p>}
        {hasTimes && (
          <p id={`zone-${builder.slug}`} data-zone={zone} className="label mb-2 text-end">
            {t("nextFree", { zone: timeZoneInWords(zone, language) })}
          </p>
        )}
        <ul>
          {shown.map((sessionType) => (
            <li
              key={sessionType.id}
              className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 border-t border-line py-3 lg:gap-x-2 lg:gap-y-1"
            >
              {/* In three columns the name has a line of its own. */}
              <div className="min-w-0 flex-1 basis-32 lg:contents">
                <p className="leading-snug font-medium wrap-anywhere lg:basis-full">{sessionType.name}</p>
                <p className="text-[0.9375rem] lg:flex-1">
                  <span className="font-semibold whitespace-nowrap">
                    {formatPrice(sessionType.price, language)}
                  </span>{" "}
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
      <div className="mt-auto flex flex-wrap items-center justify-between gap-x-4 border-t border-line pt-3">
        {least !== null && (
          <p className="font-semibold whitespace-nowrap">
            {t("from", { price: formatMoney(least, language) })}
          </p>
        )}
        <p aria-hidden="true" className="ms-auto flex items-center gap-1.5 font-medium text-accent-ink">
          {t("see")} <Icon name="arrow" className="scale-75" />
        </p>
      </div>
    </li>
  );
}

/** The least that is paid for any of several; null where nothing is to be compared: one alone, all free, or in several currencies. */
function leastPrice(sessionTypes: BuilderInList["sessionTypes"]): Money | null {
  const paid = sessionTypes.map(({ price }) => price).filter((price) => !isFree(price));
  const [first] = paid;
  if (first === undefined || sessionTypes.length < 2) return null;
  if (paid.some(({ currency }) => currency !== first.currency)) return null;
  return paid.reduce((least, price) => (price.amountMinor < least.amountMinor ? price : least), first);
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
  const place = "relative w-40 max-w-full text-sm lg:w-36";
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
