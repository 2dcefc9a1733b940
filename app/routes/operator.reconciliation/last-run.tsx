import { formatDayAndTime, minutesBetween, type Instant } from "../../../server/domain/values/instant.ts";
import { ageInWords } from "../../text/age-in-words.ts";
import { Icon } from "../../components/page/icon.tsx";
import type { ReconciliationOnPage } from "../../page-data.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

type Run = NonNullable<ReconciliationOnPage["run"]>;

/** When it was, how long it took, and what it looked at; while it is under way, how far it is. */
export function LastRun({ run, now }: { readonly run: ReconciliationOnPage["run"]; readonly now: Instant }) {
  if (run === null) {
    return <p className="card p-5 text-soft">None yet. The first begins some minutes after the start.</p>;
  }
  const { progress } = run;
  return (
    <div className="card space-y-2 p-5">
      <div role="status" className="flex items-start gap-3">
        <RunStatus run={run} now={now} />
      </div>
      <p className="text-soft">{lookedAt(progress)}</p>
      <p className="text-soft">{outcomeOf(run)}</p>
      {progress.skipped.map((sentence) => (
        <p key={sentence} className="flex items-start gap-2 text-warn">
          <Icon name="warning" className="mt-0.5 scale-90" />
          <span className="min-w-0 wrap-anywhere">Not compared: {sentence}</span>
        </p>
      ))}
    </div>
  );
}

function RunStatus({ run, now }: { readonly run: Run; readonly now: Instant }) {
  const zone = useOperatorZone();
  if (run.finishedAt === null) {
    return (
      <>
        <span className="spinner mt-0.5" aria-hidden="true" />
        {/* Remounted with each change: a browser that translates keeps its own elements where texts were. */}
        <p key={run.progress.words}>
          <span className="font-semibold">Under way</span>
          {run.heartbeatAt === null ? ": it begins within seconds." : `: ${run.progress.words}`}
        </p>
      </>
    );
  }
  const when = `${formatDayAndTime(run.startedAt, zone)}, ${ageInWords(run.finishedAt, now)} ago`;
  if (run.failedBecause !== null) {
    return (
      <>
        <Icon name="warning" className="mt-0.5 text-bad" />
        <p className="min-w-0 wrap-anywhere">
          <span className="font-semibold">Not finished</span>, {when}: {run.failedBecause}
        </p>
      </>
    );
  }
  return (
    <>
      <Icon name="check" className="mt-0.5 text-good" />
      <p>
        {when}, in {durationInWords(run.startedAt, run.finishedAt)};{" "}
        {run.cause === "operator" ? "an operator asked for it" : "by the schedule"}.
      </p>
    </>
  );
}

/** The outcome in one sentence; while the run is under way it may not be complete. */
export function outcomeOf({ finishedAt, failedBecause, progress }: Run): string {
  const isWhole = finishedAt !== null && failedBecause === null;
  const nothing = isWhole ? "Nothing had to be repaired" : "Nothing had to be repaired so far";
  const parts = [
    progress.repaired === 0 ? nothing : `${progress.repaired} put right`,
    progress.leftOpen > 0
      ? `${progress.leftOpen} left to a person`
      : isWhole
        ? "nothing is left to a person"
        : "nothing is left to a person so far",
    ...(progress.gone === 0 ? [] : [`${progress.gone} no longer there`]),
  ];
  return `${parts.join("; ")}.`;
}

/** What it looked at, in one sentence. */
function lookedAt(progress: Run["progress"]): string {
  const parts = [
    counted(progress.bookings, "booking"),
    counted(progress.checkouts, "checkout"),
    counted(progress.refunds, "refund"),
    counted(progress.disputes, "dispute"),
    counted(progress.calendarEvents, "calendar event"),
  ];
  const calendars = counted(progress.calendars, "calendar");
  const closer = progress.eventsLookedInto === 0 ? "" : `; ${progress.eventsLookedInto} of them more closely`;
  return `Looked at ${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""} in ${calendars}${closer}.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function durationInWords(from: Instant, until: Instant): string {
  const seconds = Math.round(minutesBetween(from, until) * 60);
  return seconds < 1 ? "less than a second" : counted(seconds, "second");
}
