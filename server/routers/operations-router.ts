import { runChecks } from "../report/run-checks.ts";
import { viewOfOperations } from "../report/view-of-operations.ts";
import { operatorProcedure, router } from "../trpc.ts";

export const operationsRouter = router({
  /** What needs a hand, and how every builder's connection stands. */
  overview: operatorProcedure.query(({ ctx }) =>
    viewOfOperations(ctx.deps.database.kysely, ctx.deps.clock.now()),
  ),

  /** Looks the installation over, end to end; takes some seconds, and sends the first operator a mail. */
  runChecks: operatorProcedure.mutation(({ ctx }) => runChecks(ctx.checkup)),
});
