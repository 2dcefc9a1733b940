import { digestDay, listDailyCheckpoints, type DayDigest } from "../../db/history/daily-checkpoints.ts";
import {
  exportedCheckpointSchema,
  type ExportedCheckpoint,
} from "../domain/values/exported-checkpoint.schema.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { isCheckpointSignature } from "./checkpoint-signature.ts";
import { historyDayOf } from "./history-day.ts";
import type { HistoryDeps } from "./history-deps.ts";
import type { CheckpointTrouble, HistoryFinding } from "./history-finding.ts";

export interface VerifiedCheckpoints {
  readonly checkpoints: number;
  readonly findings: number;
}

type Report = (finding: HistoryFinding) => void;

/** A checkpoint to be checked, from the database or a file. */
interface CheckpointInQuestion extends DayDigest {
  readonly day: string;
  readonly previous: string | null;
}

/** Computes each stored checkpoint anew from today's history and compares. Changes nothing. @param report called with each finding. */
export async function verifyStoredCheckpoints(
  deps: HistoryDeps,
  report: Report,
): Promise<VerifiedCheckpoints> {
  const checkpoints = await listDailyCheckpoints(deps.database.kysely);
  let findings = 0;
  const reportFinding: Report = (finding) => {
    findings += 1;
    report(finding);
  };
  let previous: string | null = null;
  let dayExpected: string | null = null;
  for (const checkpoint of checkpoints) {
    for (let day: string = dayExpected ?? checkpoint.day; day < checkpoint.day; day = dayAfter(day)) {
      reportFinding({ about: "day", day, what: "checkpoint_missing", note: "" });
    }
    const isAfterGap = dayExpected !== null && dayExpected !== checkpoint.day;
    if (!isCheckpointSignature(deps.secretBox, checkpoint.digest, checkpoint.signature)) {
      reportFinding({ about: "day", day: checkpoint.day, what: "checkpoint_wrong_signature", note: "" });
    }
    // After a gap it is unknown what the checkpoint was chained to.
    if (!isAfterGap) await compare(deps, { ...checkpoint, previous }, reportFinding);
    previous = checkpoint.digest;
    dayExpected = dayAfter(checkpoint.day);
  }
  return { checkpoints: checkpoints.length, findings };
}

/**
 * Computes each exported checkpoint anew from today's history and compares: this finds what was cut off, removed or overwritten since the export,
 * whoever did it. A signature counts only for a checkpoint that differs: one that still matches needs no key that has left the ring. Changes nothing.
 * @param lines of the file that checkpoints are exported to, in its order; empty ones are passed over.
 */
export async function verifyExportedCheckpoints(
  deps: HistoryDeps,
  lines: AsyncIterable<string>,
  report: Report,
): Promise<VerifiedCheckpoints> {
  let checkpoints = 0;
  let findings = 0;
  const reportFinding = (day: string, what: CheckpointTrouble, note = "") => {
    findings += 1;
    report({ about: "day", day, what, note });
  };
  /** The digest of each day read so far. A day may come twice, when a process ended between export and storing. */
  const digests = new Map<string, string>();
  let isFirst = true;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === "") continue;
    const checkpoint = readExportedCheckpoint(line);
    if (checkpoint === null) {
      reportFinding(`line ${number}`, "checkpoint_unreadable");
      continue;
    }
    checkpoints += 1;
    const before = digests.get(dayBefore(checkpoint.day)) ?? null;
    // The file may begin later than the history: its first checkpoint then stands for what came before.
    if (!isFirst && before !== checkpoint.previous && digests.get(checkpoint.day) !== checkpoint.digest) {
      reportFinding(checkpoint.day, "checkpoints_out_of_order");
    }
    const differs = await compare(deps, checkpoint, (finding) => {
      findings += 1;
      report(finding);
    });
    if (differs && !isCheckpointSignature(deps.secretBox, checkpoint.digest, checkpoint.signature)) {
      reportFinding(checkpoint.day, "checkpoint_wrong_signature", "so the file may be what was changed");
    }
    digests.set(checkpoint.day, checkpoint.digest);
    isFirst = false;
  }
  return { checkpoints, findings };
}

/** True when it differs. */
async function compare(
  { database }: HistoryDeps,
  checkpoint: CheckpointInQuestion,
  reportFinding: Report,
): Promise<boolean> {
  const day = historyDayOf(instant(`${checkpoint.day}T00:00:00.000Z`));
  const today = await digestDay(database.kysely, day, checkpoint.previous);
  if (
    today.digest === checkpoint.digest &&
    today.bookings === checkpoint.bookings &&
    today.transitions === checkpoint.transitions
  ) {
    return false;
  }
  const note = `then ${inWords(checkpoint)}, now ${inWords(today)}`;
  reportFinding({ about: "day", day: checkpoint.day, what: "checkpoint_differs", note });
  return true;
}

function inWords({ bookings, transitions }: DayDigest): string {
  return `${transitions} lines of ${bookings} bookings`;
}

/** Null when the line is no checkpoint. */
function readExportedCheckpoint(line: string): ExportedCheckpoint | null {
  try {
    return exportedCheckpointSchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

function dayBefore(day: string): string {
  return addMinutes(instant(`${day}T00:00:00.000Z`), -1).slice(0, 10);
}

function dayAfter(day: string): string {
  return historyDayOf(instant(`${day}T00:00:00.000Z`)).until.slice(0, 10);
}
