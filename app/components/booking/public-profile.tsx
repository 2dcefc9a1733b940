import { Link } from "@remix-run/react";
import { builderOwnPage } from "../../../server/domain/text/en/builder/own-page.ts";
import { publicProfile } from "../../../server/domain/text/en/page/profile.ts";
import { timeZoneInWords } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ProfileOnPage } from "../../page-data.ts";
import { AccentStyle } from "../page/accent-style.tsx";
import { Notice } from "../page/notice.tsx";
import { Portrait } from "../page/portrait.tsx";
import { ProblemLink } from "../page/problem-link.tsx";
import { ProfileReviews } from "../review/profile-reviews.tsx";
import { AverageRating } from "../review/rating-stars.tsx";
import { SessionTypeCard } from "./session-type-card.tsx";
import { ShareProfile } from "./share-profile.tsx";

/** A builder's profile, with all that can be booked. `isPreview`: shown to the builder alone, who books nothing there. */
export function PublicProfile({
  profile: { builder, sessionTypes, reviews, takesBookings, hasOpened },
  address = null,
  isPreview = false,
}: {
  readonly profile: ProfileOnPage;
  /** Where anybody finds it; null where that is not to be passed on. */
  readonly address?: string | null;
  readonly isPreview?: boolean;
}) {
  const reader = useReaderTimeZone();
  const t = useText(publicProfile);
  const language = useLanguage();
  return (
    <>
      <AccentStyle color={builder.accentColor} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-x-14 gap-y-8 md:grid-cols-[minmax(0,19rem)_minmax(0,1fr)] md:grid-rows-[auto_auto_1fr] md:gap-y-0">
        <div className="flex items-center gap-5 md:block">
          <Portrait builder={builder} size="large" />
          <div className="min-w-0">
            <h1 className="title md:mt-5">{builder.displayName}</h1>
            <p dir="auto" className="mt-1 md:mt-2 md:text-lg">
              {builder.headline}
            </p>
            {reviews.average !== null && (
              <p className="mt-1.5 text-[0.9375rem] md:mt-3">
                <a href="#reviews" className="-my-2.5 inline-flex min-h-11 items-center hover:underline">
                  <AverageRating {...reviews.average} />
                </a>
              </p>
            )}
          </div>
        </div>
        <section aria-labelledby="sessions" className="md:col-start-2 md:row-span-3 md:row-start-1">
          <h2 id="sessions" className="section mb-3 md:mt-2">
            {t("sessions")}
          </h2>
          {isPreview && <OwnPageNotice slug={builder.slug} hasOpened={hasOpened} />}
          {!takesBookings && sessionTypes.length > 0 && (
            <div className="mb-5">
              <Notice tone="warn">{t("paused", { builder: builder.displayName })}</Notice>
            </div>
          )}
          {sessionTypes.length === 0 ? (
            <div className="card p-6">
              <p className="font-medium">{t("none")}</p>
              <p className="mt-1 text-soft">
                {t(hasOpened ? "noneOpened" : "noneYet", { builder: builder.displayName })}
              </p>
            </div>
          ) : (
            <ul className="space-y-5">
              {sessionTypes.map((sessionType) => (
                <SessionTypeCard
                  key={sessionType.id}
                  sessionType={sessionType}
                  builderZone={builder.timeZone}
                  isPaused={!takesBookings}
                  isOwn={isPreview}
                />
              ))}
            </ul>
          )}
        </section>
        {/* On a phone free times and prices come before what there is to read. */}
        <div className="self-start md:row-span-2 md:row-start-2 md:[@media(height>=44rem)]:sticky md:[@media(height>=44rem)]:top-8">
          {builder.bio !== "" && (
            <p dir="auto" className="mb-5 whitespace-pre-line text-soft md:mt-4">
              {builder.bio}
            </p>
          )}
          {/* Room for the longest of its sentences on a phone: nothing below moves when the reader's zone is known. */}
          <p
            id="reader-zone"
            data-zone={reader?.zone ?? builder.timeZone}
            className="label min-h-[calc(3lh+1rem)] border-t border-line pt-4 md:mt-5"
          >
            {t("worksIn", { zone: timeZoneInWords(builder.timeZone, language) })}{" "}
            {readerZoneInWords(reader, builder.timeZone, language)}
          </p>
          {address !== null && <ShareProfile address={address} name={builder.displayName} />}
        </div>
        <div className="md:col-span-2 md:mt-14">
          <ProfileReviews builderName={builder.displayName} reviews={reviews} />
        </div>
      </div>
      <ProblemLink step="profile" />
    </>
  );
}

/** What the page says to its builder alone. */
function OwnPageNotice({ slug, hasOpened }: { readonly slug: string; readonly hasOpened: boolean }) {
  const t = useText(builderOwnPage);
  return (
    <div className="mb-5">
      <Notice tone="plain">
        <p className="font-medium">{t("title")}</p>
        <p className="mt-1 text-soft">{t(hasOpened ? "opened" : "unopened")}</p>
        <p className="mt-2 flex flex-wrap gap-x-5">
          {hasOpened && (
            <a href={`/profile/${slug}`} className="link flex min-h-11 items-center">
              {t("open")}
            </a>
          )}
          <Link to="/builder/profile" className="link flex min-h-11 items-center">
            {t("editProfile")}
          </Link>
          <Link to="/builder/session-types" className="link flex min-h-11 items-center">
            {t("editSessionTypes")}
          </Link>
        </p>
      </Notice>
    </div>
  );
}

/** In which zone they will read times, beside the builder's. */
function readerZoneInWords(
  reader: ReturnType<typeof useReaderTimeZone>,
  builderZone: TimeZone,
  language: Language,
): string {
  const t = textIn(publicProfile, language);
  if (reader === null) return t("zoneUnknown");
  if (reader.zone === builderZone) return t(reader.by === "account" ? "accountSame" : "browserSame");
  const zone = timeZoneInWords(reader.zone, language);
  return t(reader.by === "account" ? "accountOther" : "browserOther", { zone });
}
