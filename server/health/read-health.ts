import {
  countConnectionsInTrouble,
  countOpenBreakers,
  countRefusedCheckouts,
  findSmallestQuota,
} from "../../db/health/connection-figures.ts";
import {
  countDead,
  readUnfinishedDeliveries,
  readUnfinishedEffects,
  readUnfinishedTelling,
} from "../../db/health/unfinished-work.ts";
import {
  countUnresolvedDrifts,
  readOverdueDeadlines,
  readUnsettledRefunds,
} from "../../db/health/unsettled-money.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { findLastBackup } from "../../db/operations/backup-runs.ts";
import { findLastWholeReconciliation } from "../../db/operations/reconciliations.ts";
import { listWrongClocks } from "../../db/operations/wrong-clocks.ts";
import type { HealthFigures } from "../domain/health/health-figures.ts";
import { earlierOf, type Instant } from "../domain/values/instant.ts";
import { listOverdueUnknownWork } from "../operations/overdue-unknown-work.ts";

/** How the installation is at this instant. A dozen short reads, each by an index of what is unfinished: independent of how much is done. */
export async function readHealth(db: Queryable, now: Instant): Promise<HealthFigures> {
  const inbox = await readUnfinishedDeliveries(db, now);
  const effects = await readUnfinishedEffects(db, now);
  const telling = await readUnfinishedTelling(db, now);
  const dead = await countDead(db);
  const unknown = await listOverdueUnknownWork(db, now);
  const unknownIn = (name: "inbox" | "outbox") =>
    unknown.reduce((sum, { queue, rows }) => sum + (queue === name ? rows : 0), 0);
  const overdueDeadlines = await readOverdueDeadlines(db, now);
  return {
    at: now,
    queues: {
      inbox: { ...inbox, dead: dead.deliveries, unknown: unknownIn("inbox") },
      outbox: {
        waiting: effects.money.waiting + effects.others.waiting,
        oldestSince: oldestOf(effects.money.oldestSince, effects.others.oldestSince),
        dead: dead.effects.all,
        unknown: unknownIn("outbox"),
      },
      events: { ...telling.events, dead: 0, unknown: 0 },
      webhooks: { ...telling.webhooks, dead: 0, unknown: 0 },
    },
    oldestEffectSince: { money: effects.money.oldestSince, others: effects.others.oldestSince },
    deadMoneyEffects: dead.effects.money,
    deadRefunds: dead.effects.refunds,
    overdueDeadlines,
    refunds: await readUnsettledRefunds(db),
    openDrifts: await countUnresolvedDrifts(db),
    lastWholeReconciliationAt: await findLastWholeReconciliation(db),
    lastBackupAt: (await findLastBackup(db))?.takenAt ?? null,
    connections: await countConnectionsInTrouble(db),
    calendlyQuotaLeft: await findSmallestQuota(db, now),
    wrongClocks: (await listWrongClocks(db)).length,
    refusedCheckouts: await countRefusedCheckouts(db),
    openBreakers: await countOpenBreakers(db),
  };
}

function oldestOf(one: Instant | null, other: Instant | null): Instant | null {
  return one === null || other === null ? (one ?? other) : earlierOf(one, other);
}
