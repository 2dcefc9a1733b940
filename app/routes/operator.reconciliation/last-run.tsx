import { lastRun } from "../../../server/domain/text/en/operator/last-run.ts";
import {
  formatAge,
  formatDayAndTime,
  formatList,
  formatNumber,
} from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { minutesBetween, type Instant } from "../../../server/domain/values/instant.ts";
import { Icon } from "../../components/page/icon.tsx";
import type { ReconciliationOnPage } from "../../page-data.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

type Run = NonNullable<ReconciliationOnPage["run"]>;

/** When it was, how long it took, and what it looked at; while it is under way, how far it is. */
export function LastRun({ run, now }: { readonly run: ReconciliationOnPage["run"]; readonly now: Instant }) {
  const t = useText(lastRun);
  const language = useLanguage();
  if (run === null) return <p className="card p-5 text-soft">{t("none")}</p>;
  const { progress } = run;
  return (
    <div className="card space-y-2 p-5">
      <div role="status" className="flex items-start gap-3">
        <RunStatus run={run} now={now} />
      </div>
      <p className="text-soft">{lookedAt(progress, language)}</p>
      <p className="text-soft">{outcomeOf(run, language)}</p>
      {progress.skipped.map((reason) => (
        <p key={reason} className="flex items-start gap-2 text-warn">
          <Icon name="warning" className="mt-0.5 scale-90" />
          <span className="min-w-0 wrap-anywhere">{t("notCompared", { reason })}</span>
        </p>
      ))}
    </div>
  );
}

function RunStatus({ run, now }: { readonly run: Run; readonly now: Instant }) {
  const zone = useOperatorZone();
  const t = useText(lastRun);
  const language = useLanguage();
  const bold = (text: React.ReactNode[]) => <span className="font-semibold">{text}</span>;
  if (run.finishedAt === null) {
    const step = stepInWords(run.progress, language);
    return (
      <>
        <span className="spinner mt-0.5" aria-hidden="true" />
        {/* Remounted with each change: a browser that translates keeps its own elements where texts were. */}
        <p key={step}>
          {rich(
            run.heartbeatAt === null
              ? t.parts("aboutToBegin", { bold })
              : t.parts("underWay", { bold, step }),
          )}
        </p>
      </>
    );
  }
  const when = {
    time: formatDayAndTime(run.startedAt, zone, language),
    age: formatAge(run.finishedAt, now, language),
  };
  if (run.failedBecause !== null) {
    return (
      <>
        <Icon name="warning" className="mt-0.5 text-bad" />
        <p className="min-w-0 wrap-anywhere">
          {rich(t.parts("notFinished", { ...when, bold, reason: run.failedBecause }))}
        </p>
      </>
    );
  }
  const duration = durationInWords(run.startedAt, run.finishedAt, language);
  return (
    <>
      <Icon name="check" className="mt-0.5 text-good" />
      <p>{t(run.cause === "operator" ? "asked" : "scheduled", { ...when, duration })}</p>
    </>
  );
}

/** What a run under way is at, and how far. */
function stepInWords(progress: Run["progress"], language: Language): string {
  const t = textIn(lastRun, language);
  const of = (count: number) => ({ count: formatNumber(count, language) });
  switch (progress.step) {
    case "waiting":
      return t("atWaiting");
    case "checkouts":
      return t("atCheckouts", of(progress.checkouts));
    case "refunds":
      return t("atRefunds", of(progress.refunds));
    case "disputes":
      return t("atDisputes", of(progress.disputes));
    case "undelivered":
      return t("atUndelivered", of(progress.undelivered));
    case "calendars":
      return t("atCalendars", {
        ...of(progress.calendars),
        all: formatNumber(progress.allCalendars, language),
      });
    case "bookings":
      return t("atBookings", { count: progress.bookings });
    case "done":
      return t("atDone");
  }
}

/** The outcome in sentences; while the run is under way it may not be complete. */
function outcomeOf({ finishedAt, failedBecause, progress }: Run, language: Language): string {
  const t = textIn(lastRun, language);
  const isWhole = finishedAt !== null && failedBecause === null;
  const { repaired, leftOpen, gone } = progress;
  const sentences = [
    t(isWhole ? "repaired" : "repairedSoFar", { count: repaired }),
    t(isWhole ? "left" : "leftSoFar", { count: leftOpen }),
    ...(gone === 0 ? [] : [t("gone", { count: gone })]),
  ];
  return sentences.join(" ");
}

/** What it looked at, in one sentence. */
function lookedAt(progress: Run["progress"], language: Language): string {
  const t = textIn(lastRun, language);
  const items = formatList(
    [
      t("bookings", { count: progress.bookings }),
      t("checkouts", { count: progress.checkouts }),
      t("refunds", { count: progress.refunds }),
      t("disputes", { count: progress.disputes }),
      t("events", { count: progress.calendarEvents }),
    ],
    language,
  );
  const { calendars, eventsLookedInto: closely } = progress;
  return closely === 0
    ? t("lookedAt", { items, calendars })
    : t("lookedAtClosely", { items, calendars, closely });
}

function durationInWords(from: Instant, until: Instant, language: Language): string {
  const t = textIn(lastRun, language);
  const seconds = Math.round(minutesBetween(from, until) * 60);
  return seconds < 1 ? t("moment") : t("seconds", { count: seconds });
}
