import { listChained, updateSignature, type ChainedTransition } from "../../db/history/booking-history.ts";
import { listBookingVersions } from "../../db/history/history-check.ts";
import {
  listDailyCheckpoints,
  updateCheckpointSignature,
  type DailyCheckpoint,
} from "../../db/history/daily-checkpoints.ts";
import { historySignerOf, isHistorySignature } from "../booking/history-signature.ts";
import { isCheckpointSignature, signCheckpoint } from "./checkpoint-signature.ts";
import type { HistoryDeps } from "./history-deps.ts";

/** 500 bookings, some thousand lines: one short transaction. */
const BOOKINGS_PER_PAGE = 500;

export interface Resigned {
  /** Lines and checkpoints that were signed anew under the first key. */
  readonly resigned: number;
  /** Those that the first key has signed now. */
  readonly current: number;
  /** Those that were not signed anew, because they do not hold: `npm run verify-history` names them. */
  readonly left: number;
}

/**
 * Signs every line and checkpoint of the history under the first key of the ring, so that an older key can go: each is verified first, and one that
 * does not hold stays as it is. Digests stay, so that checkpoints exported earlier still hold. Safe to repeat, to break off, and beside the app.
 */
export async function resignHistory(deps: HistoryDeps): Promise<Resigned> {
  const db = deps.database.kysely;
  const total = { resigned: 0, current: 0, left: 0 };
  const count = ({ resigned, current, left }: Resigned) => {
    total.resigned += resigned;
    total.current += current;
    total.left += left;
  };
  let after = "";
  for (;;) {
    const page = await listBookingVersions(db, after, BOOKINGS_PER_PAGE);
    const last = page.at(-1);
    if (last === undefined) break;
    count(
      await resignLines(
        deps,
        await listChained(
          db,
          page.map(({ bookingId }) => bookingId),
        ),
      ),
    );
    after = last.bookingId;
  }
  count(await resignCheckpoints(deps, await listDailyCheckpoints(db)));
  return total;
}

function isCurrent({ secretBox }: HistoryDeps, signature: string): boolean {
  return signature.startsWith(`${secretBox.keyIds[0]}.`);
}

/** The lines must be in the order of bookings and versions. Lines from before the history was chained have no signature, and need none. */
async function resignLines(deps: HistoryDeps, lines: readonly ChainedTransition[]): Promise<Resigned> {
  const sign = historySignerOf(deps.secretBox);
  const signed = lines.filter(({ digest }) => digest !== "");
  const stale = signed.filter(({ signature }) => !isCurrent(deps, signature));
  const before = new Map(lines.map((line) => [`${line.bookingId}:${line.version + 1}`, line.digest]));
  const sound = stale.filter(
    (line) =>
      line.digest === line.expectedDigest(before.get(`${line.bookingId}:${line.version}`) ?? null) &&
      isHistorySignature(deps.secretBox, line.digest, line.signature),
  );
  if (sound.length > 0) {
    await deps.database.transact(async (tx) => {
      for (const line of sound) await updateSignature(tx, line, sign(line.digest));
    });
  }
  const left = stale.length - sound.length;
  return { resigned: sound.length, current: signed.length - left, left };
}

async function resignCheckpoints(
  deps: HistoryDeps,
  checkpoints: readonly DailyCheckpoint[],
): Promise<Resigned> {
  const { database, secretBox } = deps;
  const stale = checkpoints.filter(({ signature }) => !isCurrent(deps, signature));
  const sound = stale.filter(({ digest, signature }) => isCheckpointSignature(secretBox, digest, signature));
  for (const { day, digest } of sound) {
    await updateCheckpointSignature(database.kysely, day, signCheckpoint(secretBox, digest));
  }
  const left = stale.length - sound.length;
  return { resigned: sound.length, current: checkpoints.length - left, left };
}
