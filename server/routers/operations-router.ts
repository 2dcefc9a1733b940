import { languageOfTag } from "../domain/text/known-languages.ts";
import { z } from "zod";
import type { DriftId } from "../domain/providers/drift.ts";
import { viewOfOpenAlerts } from "../alerts/view-of-open-alerts.ts";
import { viewOfHealth } from "../health/view-of-health.ts";
import { requestReconciliation } from "../reconciliation/reconcile.ts";
import { dismissDrift, repairDrift } from "../reconciliation/repair-drift.ts";
import { viewOfReconciliation } from "../reconciliation/view-of-reconciliation.ts";
import { runChecks } from "../doctor/run-checks.ts";
import { viewOfOperations } from "../operations/view-of-operations.ts";
import { operatorMoneyProcedure, operatorProcedure, router } from "./trpc.ts";
import { CONNECTIONS } from "./page-cursor.ts";
import { note } from "./procedure-inputs.ts";

const driftId = z.custom<DriftId>((value) => typeof value === "string" && /^drf_[0-9a-z]{26}$/.test(value));

export const operationsRouter = router({
  /** What needs an operator, how the installation is and was in the last days, and a page of the builders' connections with their status. */
  overview: operatorProcedure
    .input(z.object({ after: CONNECTIONS.input }).prefault({}))
    .query(async ({ ctx, input }) => {
      const [db, now, language] = [
        ctx.deps.database.kysely,
        ctx.deps.clock.now(),
        languageOfTag(ctx.language),
      ];
      const { connections, ...rest } = await viewOfOperations(db, now, language, input.after);
      const { items, next } = connections;
      return {
        ...rest,
        connections: { items, next: CONNECTIONS.write(next) },
        /** Those that are open, the most pressing first. */
        alerts: await viewOfOpenAlerts(db, now, language),
        health: await viewOfHealth(db, now),
      };
    }),

  /** Checks the installation, end to end; takes some seconds, and sends the first operator a mail. */
  runChecks: operatorProcedure.mutation(({ ctx }) => runChecks(ctx.checkup)),

  /** The last run of the reconciler with its progress, and the drifts: for a page that asks again while it runs. */
  reconciliation: operatorProcedure.query(({ ctx }) =>
    viewOfReconciliation(ctx.deps.database.kysely, ctx.deps.clock.now(), languageOfTag(ctx.language)),
  ),

  /** Asks for a run of the reconciler, which begins within seconds; the id is that of the run under way when there is one. */
  startReconciliation: operatorProcedure.mutation(async ({ ctx }) => {
    const id = await requestReconciliation(ctx.deps, "operator");
    ctx.deps.wakeWorker();
    return { id };
  }),

  /** Repairs a drift as its words say. */
  repairDrift: operatorMoneyProcedure
    .input(z.object({ driftId }))
    .mutation(({ ctx, input }) =>
      repairDrift(ctx.deps, input.driftId, { userId: ctx.actor.userId, requestId: ctx.requestId }),
    ),

  /** Dismisses a drift for good. The reason stays with the operators' actions. */
  dismissDrift: operatorMoneyProcedure
    .input(z.object({ driftId, note }))
    .mutation(({ ctx, input }) =>
      dismissDrift(
        ctx.deps,
        input.driftId,
        { userId: ctx.actor.userId, requestId: ctx.requestId },
        input.note,
      ),
    ),
});
