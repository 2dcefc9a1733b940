import { Link } from "@remix-run/react";
import type { FunnelReport } from "../../../server/domain/funnel/funnel-report.ts";
import { funnelPage } from "../../../server/domain/text/en/funnel/page.ts";
import { funnelQueryOf, type FunnelAsked } from "../../forms/funnel-query.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import { dayInWords } from "../../text/funnel-words.ts";
import { Notice } from "../page/notice.tsx";
import { FunnelDays } from "./funnel-days.tsx";
import { FunnelFilter, type BuilderChoice } from "./funnel-filter.tsx";
import { FunnelFindings } from "./funnel-findings.tsx";
import { FunnelLosses } from "./funnel-losses.tsx";
import { FunnelSteps } from "./funnel-steps.tsx";
import { FunnelTimes } from "./funnel-times.tsx";

/** The page of the funnel: which bookings it is of, what to do in words, and then the figures. */
export function FunnelView({
  report,
  asked,
  page,
  builder,
  profile,
}: {
  readonly report: FunnelReport;
  readonly asked: FunnelAsked;
  /** The page's address; its file is `page.csv`. */
  readonly page: string;
  /** Null on a builder's own page. */
  readonly builder: (BuilderChoice & { readonly chosen: string | null }) | null;
  /** Where the builder's profile is; null where there is no one builder. */
  readonly profile: string | null;
}) {
  const t = useText(funnelPage);
  const language = useLanguage();
  const query = funnelQueryOf(asked, builder?.slug);
  const isEmpty = report.steps.every(({ count, before }) => count === 0 && before.count === 0);
  const chosen = builder?.chosen ?? null;
  return (
    <>
      <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-2">
        <h1 className="title">{chosen === null ? t("title") : t("titleOf", { builder: chosen })}</h1>
        {!isEmpty && (
          <a href={`${page}.csv?${query}`} className="link" download>
            {t("csv")}
          </a>
        )}
      </div>
      <p className="mt-2 text-soft">
        {t(report.isBeforeWhole ? "between" : "betweenAlone", {
          from: dayInWords(report.period.from, language),
          until: dayInWords(report.period.until, language),
          days: report.days.length,
        })}
      </p>
      <FunnelFilter key={query} asked={asked} report={report} builder={builder} />
      {builder !== null && builder.slug !== "" && chosen === null && (
        <div className="mt-6">
          <Notice tone="warn" alert>
            {t("noSuchBuilder", { slug: builder.slug })}
          </Notice>
        </div>
      )}
      {asked.isUnclear && (
        <div className="mt-6">
          <Notice tone="warn" alert>
            {t("unclearDays")}
          </Notice>
        </div>
      )}
      {isEmpty ? (
        <Nothing asked={asked} page={page} profile={profile} />
      ) : (
        <div className="mt-8 space-y-10">
          <FunnelFindings report={report} />
          <FunnelSteps report={report} />
          <FunnelTimes report={report} />
          <FunnelLosses report={report} />
          <FunnelDays report={report} />
        </div>
      )}
    </>
  );
}

function Nothing({
  asked: { sessionTypeId, source },
  page,
  profile,
}: {
  readonly asked: FunnelAsked;
  readonly page: string;
  readonly profile: string | null;
}) {
  const t = useText(funnelPage);
  const isFiltered = sessionTypeId !== null || source !== null;
  return (
    <div className="card mt-6 p-8">
      <h2 className="subtitle">{t(isFiltered ? "noneMatch" : "noneTitle")}</h2>
      <p className="mt-2 text-soft">
        {isFiltered ? (
          <Link to={page} className="link">
            {t("showAll")}
          </Link>
        ) : profile === null ? (
          t("noneTextOperator")
        ) : (
          rich(
            t.parts("noneText", {
              profile: (text) => (
                <Link to={profile} className="link">
                  {text}
                </Link>
              ),
            }),
          )
        )}
      </p>
    </div>
  );
}
