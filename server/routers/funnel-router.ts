import { z } from "zod";
import { daysBetween, PERIOD_DAYS_MAX } from "../domain/funnel/funnel-period.ts";
import { isDay } from "../domain/values/calendar-days.ts";
import { isBuilderId, type BuilderId } from "../domain/values/ids.ts";
import { funnelReportOf } from "../funnel/funnel-report-of.ts";
import { sessionTypeId } from "./procedure-inputs.ts";
import { builderProcedure, operatorProcedure, router } from "./trpc.ts";

const day = z.string().refine(isDay);
const builderId = z.custom<BuilderId>((value) => typeof value === "string" && isBuilderId(value));

const asked = {
  /** Days in UTC; both are included, and there are at most 366. */
  from: day,
  until: day,
  sessionTypeId: sessionTypeId.nullable().default(null),
  source: z.string().max(100).nullable().default(null),
};

function isInOrder({ from, until }: { readonly from: string; readonly until: string }): boolean {
  return from <= until && daysBetween(from, until) < PERIOD_DAYS_MAX;
}

export const funnelRouter = router({
  /** The way from the caller's own profile to the session, in a period and the one before. */
  ofBuilder: builderProcedure
    .input(z.object(asked).refine(isInOrder))
    .query(({ ctx, input: { from, until, ...filters } }) =>
      funnelReportOf(ctx.deps.database.kysely, {
        builderId: ctx.actor.builderId,
        period: { from, until },
        filters,
      }),
    ),

  /** The same of all builders together, or of one of them. Session types are those of one builder. */
  ofAll: operatorProcedure
    .input(z.object({ ...asked, builderId: builderId.nullable().default(null) }).refine(isInOrder))
    .query(({ ctx, input: { from, until, builderId, ...filters } }) =>
      funnelReportOf(ctx.deps.database.kysely, { builderId, period: { from, until }, filters }),
    ),
});
