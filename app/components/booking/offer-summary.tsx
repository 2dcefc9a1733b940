import { bookPage } from "../../../server/domain/text/en/booking/book.ts";
import {
  formatDay,
  formatMinutes,
  formatPrice,
  formatTime,
  timeZoneInWords,
} from "../../../server/domain/text/formats.ts";
import { cancellationPolicyInWords } from "../../../server/domain/text/policy-in-words.ts";
import { addMinutes, type Instant, type TimeZone } from "../../../server/domain/values/instant.ts";
import { isFree } from "../../../server/domain/values/money.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { OfferOnPage } from "../../page-data.ts";
import { Icon } from "../page/icon.tsx";
import { Portrait } from "../page/portrait.tsx";

/** What is about to be booked: who, what, when, for how much and on which terms. Beside the form on a wide screen, above it on a narrow one. */
export function OfferSummary({
  builder,
  sessionType,
  start,
  zone,
}: Pick<OfferOnPage, "builder"> & {
  readonly sessionType: NonNullable<OfferOnPage["sessionType"]>;
  /** The start that was chosen; null where the time is picked later. */
  readonly start: Instant | null;
  /** In which the time is read. */
  readonly zone: TimeZone;
}) {
  const t = useText(bookPage);
  const language = useLanguage();
  const { name, durationMinutes, kind, price } = sessionType;
  return (
    <section
      aria-label={t("chosen")}
      className="border-b border-line bg-sunken px-5 py-5 sm:px-8 lg:border-e lg:border-b-0 lg:p-8"
    >
      <div className="flex items-center gap-3.5">
        <Portrait builder={builder} size="small" />
        <div className="min-w-0">
          <h2 className="subtitle">{name}</h2>
          <a
            href={`/profile/${builder.slug}`}
            className="text-soft wrap-anywhere underline hover:no-underline"
          >
            {t("with", { builder: builder.displayName })}
          </a>
        </div>
      </div>
      <div className="mt-4 space-y-3 border-t border-line pt-4 lg:space-y-4">
        {/* Made anew with the zone: a browser that has translated it keeps its own elements there. */}
        <p key={zone}>
          {start === null ? (
            <span className="text-soft">{t("next")}</span>
          ) : (
            <>
              <span className="block text-xl font-semibold tracking-tight lg:text-2xl">
                {formatTime(start, zone, language)}–
                {formatTime(addMinutes(start, durationMinutes), zone, language)}
              </span>
              <span className="block">{formatDay(start, zone, language)}</span>
              <span className="label block">{timeZoneInWords(zone, language)}</span>
            </>
          )}
        </p>
        <p className="flex flex-wrap items-baseline gap-x-3 lg:block">
          <span className="block text-xl font-semibold whitespace-nowrap lg:text-2xl">
            {formatPrice(price, language)}
          </span>
          <span className="label block">{t(kind, { length: formatMinutes(durationMinutes, language) })}</span>
        </p>
      </div>
      {isFree(price) ? (
        <p className="label mt-3">{t("free")}</p>
      ) : (
        <Policy policy={sessionType.cancellationPolicy} />
      )}
    </section>
  );
}

/** The first sentence for everybody, the others for who opens them. */
function Policy({
  policy,
}: {
  readonly policy: NonNullable<OfferOnPage["sessionType"]>["cancellationPolicy"];
}) {
  const [first, ...others] = cancellationPolicyInWords(policy, useLanguage());
  return (
    <details className="disclosure mt-3 text-[0.9375rem] lg:mt-4 lg:border-t lg:border-line lg:pt-4">
      <summary>
        <Icon name="chevron" className="chevron -ms-1 scale-75" />
        {first}
      </summary>
      <ul className="mt-1 space-y-1 ps-6 text-soft">
        {others.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </details>
  );
}
