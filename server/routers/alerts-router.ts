import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { viewOfOpenAlerts } from "../alerts/view-of-open-alerts.ts";
import { listRunbooks, viewOfRunbook } from "../alerts/view-of-runbooks.ts";
import { alertKindOfSlug } from "../domain/health/alert-kinds.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { operatorProcedure, router } from "./trpc.ts";

export const alertsRouter = router({
  /** What operators have been told of that is not over, the most pressing first. */
  open: operatorProcedure.query(({ ctx }) =>
    viewOfOpenAlerts(ctx.deps.database.kysely, ctx.deps.clock.now(), languageOfTag(ctx.language)),
  ),

  /** The pages that say what to do, one for each kind of trouble. */
  runbooks: operatorProcedure.query(({ ctx }) => listRunbooks(languageOfTag(ctx.language))),

  /** One of those pages, by its name in the address. */
  runbook: operatorProcedure.input(z.object({ name: z.string() })).query(({ ctx, input }) => {
    const kind = alertKindOfSlug(input.name);
    if (kind === null) throw new TRPCError({ code: "NOT_FOUND" });
    return viewOfRunbook(kind, languageOfTag(ctx.language));
  }),
});
