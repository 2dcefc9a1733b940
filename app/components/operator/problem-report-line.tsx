import { Link } from "@remix-run/react";
import { spokenNumber } from "../../../server/domain/problem-report/problem-report.ts";
import { problemReportLine } from "../../../server/domain/text/en/problem-report/report-line.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ProblemReportInList } from "../../page-data.ts";

/** A report in a list, as it begins, with whether somebody waits for an answer. */
export function ProblemReportLine({ report }: { readonly report: ProblemReportInList }) {
  const { id, number, reportedAt, text, wantsAnswer, answerStatus, isErased } = report;
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(problemReportLine);
  const answer =
    answerStatus === null
      ? t(wantsAnswer ? "waits" : "noAnswer")
      : t(answerStatus === "failed" ? "failed" : "answered");
  return (
    <li className="relative px-5 py-4 hover:bg-sunken">
      <h3 className="font-semibold">
        <Link to={`/operator/problem-reports/${id}`} className="after:absolute after:inset-0">
          {t("number", { number: spokenNumber(number) })}
        </Link>
      </h3>
      {isErased ? (
        <p className="text-soft">{t("erased")}</p>
      ) : (
        <p dir="auto" className="line-clamp-3 wrap-anywhere whitespace-pre-line">
          {text}
        </p>
      )}
      <p className="label">{[formatDayAndTime(reportedAt, zone, language), answer].join(" · ")}</p>
    </li>
  );
}
