import { embedFrame } from "../../../server/domain/text/en/embed/frame.ts";
import { formats } from "../../../server/domain/text/en/formats.ts";
import { timeZoneInWords } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { ProfileOnPage } from "../../page-data.ts";
import { SITE_NAME } from "../../page-title.ts";
import { Portrait } from "../page/portrait.tsx";
import { EmbedOffer } from "./embed-offer.tsx";

/**
 * The whole document that other sites show in a frame: who sells what, the next free times and the prices. Everything that is pressed leads to our own
 * pages; nothing here needs a cookie. Without scripts it is complete, with times in the builder's zone.
 */
export function EmbedDocument({
  profile: { builder, sessionTypes, takesBookings },
  hosts,
  language,
  stylesUrl,
  accentCss,
}: {
  readonly profile: Pick<ProfileOnPage, "builder" | "sessionTypes" | "takesBookings">;
  /** The origins to which its script may speak. */
  readonly hosts: readonly string[];
  readonly language: Language;
  readonly stylesUrl: string;
  readonly accentCss: string | null;
}) {
  const t = textIn(embedFrame, language);
  const hasOffers = takesBookings && sessionTypes.length > 0;
  const hasTimes = sessionTypes.some(({ freeTimes }) => freeTimes.times.length > 0);
  return (
    <html
      lang={language.tag}
      dir={language.direction}
      className="embed"
      data-language={language.tag}
      data-hosts={hosts.join(" ")}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{t("title", { builder: builder.displayName })}</title>
        <link rel="stylesheet" href={stylesUrl} />
        {accentCss !== null && <style dangerouslySetInnerHTML={{ __html: accentCss }} />}
        <script src="/embed-frame.js" defer />
      </head>
      <body>
        <main id="embed" className="p-5">
          <header className="flex items-center gap-3 pe-12">
            <Portrait builder={builder} size="small" />
            <div className="min-w-0">
              <h1 className="subtitle">{builder.displayName}</h1>
              <p dir="auto" className="label wrap-anywhere">
                {builder.headline}
              </p>
            </div>
          </header>
          {!hasOffers && (
            <p className="mt-5">
              {sessionTypes.length === 0 ? t("none") : t("paused", { builder: builder.displayName })}
            </p>
          )}
          {hasOffers && (
            <>
              <ul className="mt-4 divide-y divide-line border-y border-line">
                {sessionTypes.map((sessionType) => (
                  <EmbedOffer
                    key={sessionType.id}
                    sessionType={sessionType}
                    zone={builder.timeZone}
                    language={language}
                    isOnlyOne={sessionTypes.length === 1}
                  />
                ))}
              </ul>
              {hasTimes && (
                <p
                  className="label mt-3"
                  data-zone={builder.timeZone}
                  data-words={t("timesIn", { zone: textIn(formats, language)("zone", { city: "{zone}" }) })}
                  data-words-plain={t("timesIn", { zone: "{zone}" })}
                >
                  {t("timesIn", { zone: timeZoneInWords(builder.timeZone, language) })}
                </p>
              )}
              <p className="label mt-3">{t("onOurSite", { site: SITE_NAME })}</p>
            </>
          )}
        </main>
      </body>
    </html>
  );
}
