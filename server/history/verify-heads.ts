import { digestDay, listHistoryHeads, type DayDigest } from "../../db/history/history-heads.ts";
import { exportedHeadSchema, type ExportedHead } from "../domain/values/exported-head.schema.ts";
import { addMinutes, instant } from "../domain/values/instant.ts";
import { isHeadSignature } from "./head-signature.ts";
import { historyDayOf } from "./history-day.ts";
import type { HistoryDeps } from "./history-deps.ts";
import type { HeadTrouble, HistoryFinding } from "./history-finding.ts";

export interface VerifiedHeads {
  readonly heads: number;
  readonly findings: number;
}

type Report = (finding: HistoryFinding) => void;

/** A head as the check sees it, wherever it was kept. */
interface HeadInQuestion extends DayDigest {
  readonly day: string;
  readonly previous: string | null;
}

/**
 * Makes each stored head anew from today's history and compares. Changes nothing.
 * @param report hears of each finding as it is made.
 */
export async function verifyStoredHeads(deps: HistoryDeps, report: Report): Promise<VerifiedHeads> {
  const heads = await listHistoryHeads(deps.database.kysely);
  let findings = 0;
  const tell: Report = (finding) => {
    findings += 1;
    report(finding);
  };
  let previous: string | null = null;
  let dayExpected: string | null = null;
  for (const head of heads) {
    for (let day: string = dayExpected ?? head.day; day < head.day; day = dayAfter(day)) {
      tell({ about: "day", day, what: "head_missing", note: "" });
    }
    const isAfterGap = dayExpected !== null && dayExpected !== head.day;
    if (!isHeadSignature(deps.secretBox, head.digest, head.signature)) {
      tell({ about: "day", day: head.day, what: "head_wrong_signature", note: "" });
    }
    // After a gap nobody knows what the head was chained to.
    if (!isAfterGap) await compare(deps, { ...head, previous }, tell);
    previous = head.digest;
    dayExpected = dayAfter(head.day);
  }
  return { heads: heads.length, findings };
}

/**
 * Makes each exported head anew from today's history and compares: what was cut off, taken out or written over since the head was exported
 * shows, whoever did it. A signature counts only for a head that differs: a key that has left the ring takes nothing away from one that
 * still holds. Changes nothing.
 * @param lines of the file that heads are exported to, in its order; empty ones are passed over.
 */
export async function verifyExportedHeads(
  deps: HistoryDeps,
  lines: AsyncIterable<string>,
  report: Report,
): Promise<VerifiedHeads> {
  let heads = 0;
  let findings = 0;
  const tell = (day: string, what: HeadTrouble, note = "") => {
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
    const head = readExportedHead(line);
    if (head === null) {
      tell(`line ${number}`, "head_unreadable");
      continue;
    }
    heads += 1;
    const before = digests.get(dayBefore(head.day)) ?? null;
    // The file may begin later than the history: then the first head vouches for what came before.
    if (!isFirst && before !== head.previous && digests.get(head.day) !== head.digest) {
      tell(head.day, "heads_out_of_order");
    }
    const differs = await compare(deps, head, (finding) => {
      findings += 1;
      report(finding);
    });
    if (differs && !isHeadSignature(deps.secretBox, head.digest, head.signature)) {
      tell(head.day, "head_wrong_signature", "so the file may be what was changed");
    }
    digests.set(head.day, head.digest);
    isFirst = false;
  }
  return { heads, findings };
}

/** True when it differs. */
async function compare({ database }: HistoryDeps, head: HeadInQuestion, tell: Report): Promise<boolean> {
  const day = historyDayOf(instant(`${head.day}T00:00:00.000Z`));
  const today = await digestDay(database.kysely, day, head.previous);
  if (
    today.digest === head.digest &&
    today.bookings === head.bookings &&
    today.transitions === head.transitions
  ) {
    return false;
  }
  const note = `then ${inWords(head)}, now ${inWords(today)}`;
  tell({ about: "day", day: head.day, what: "head_differs", note });
  return true;
}

function inWords({ bookings, transitions }: DayDigest): string {
  return `${transitions} lines of ${bookings} bookings`;
}

/** Null when the line is no head. */
function readExportedHead(line: string): ExportedHead | null {
  try {
    return exportedHeadSchema.safeParse(JSON.parse(line)).data ?? null;
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
