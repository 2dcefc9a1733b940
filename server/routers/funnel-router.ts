import { z } from "zod";
import { findBuilderBySlug, listBuildersAfter } from "../../db/builders/builders.ts";
import { daysBetween, lastDays, PERIOD_DAYS_MAX } from "../domain/funnel/funnel-period.ts";
import type { FunnelPeriod } from "../domain/funnel/funnel-report.ts";
import { isDay } from "../domain/values/calendar-days.ts";
import { isBuilderId, type BuilderId } from "../domain/values/ids.ts";
import type { Instant } from "../domain/values/instant.ts";
import { funnelReportOf } from "../funnel/funnel-report-of.ts";
import { sessionTypeId } from "./procedure-inputs.ts";
import { builderProcedure, operatorProcedure, router } from "./trpc.ts";

const day = z.string().refine(isDay);
const builderId = z.custom<BuilderId>((value) => typeof value === "string" && isBuilderId(value));

/** As many as a list to choose from can be read through; others are found by their profile's address. */
const LISTED_BUILDERS_MAX = 200;

const asked = {
  /** From this day until that one, in UTC and both included, at most 366 of them; null for the days that end today. */
  between: z
    .object({ from: day, until: day })
    .refine(({ from, until }) => from <= until && daysBetween(from, until) < PERIOD_DAYS_MAX)
    .nullable()
    .default(null),
  /** How many days end today, where no others are asked for. */
  days: z.number().int().min(1).max(PERIOD_DAYS_MAX).default(28),
  sessionTypeId: sessionTypeId.nullable().default(null),
  source: z.string().max(100).nullable().default(null),
};

function periodOf(
  { between, days }: { readonly between: FunnelPeriod | null; readonly days: number },
  now: Instant,
): FunnelPeriod {
  return between ?? lastDays(days, now);
}

export const funnelRouter = router({
  /** The way from the caller's own profile to the session, in a period and the one before. */
  ofBuilder: builderProcedure
    .input(z.object(asked))
    .query(({ ctx, input: { sessionTypeId, source, ...period } }) =>
      funnelReportOf(
        ctx.deps.database.kysely,
        {
          builderId: ctx.actor.builderId,
          period: periodOf(period, ctx.deps.clock.now()),
          filters: { sessionTypeId, source },
        },
        ctx.deps.clock.now(),
      ),
    ),

  /** The same of all builders together, or of one of them. Session types are those of one builder. */
  ofAll: operatorProcedure
    .input(z.object({ ...asked, builderId: builderId.nullable().default(null) }))
    .query(({ ctx, input: { sessionTypeId, source, builderId, ...period } }) =>
      funnelReportOf(
        ctx.deps.database.kysely,
        {
          builderId,
          period: periodOf(period, ctx.deps.clock.now()),
          filters: { sessionTypeId, source },
        },
        ctx.deps.clock.now(),
      ),
    ),

  /** The builder of this profile address, null where there is none, and the first 200 to choose from. */
  chooseBuilder: operatorProcedure
    .input(z.object({ slug: z.string().max(100) }))
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const named = ({ id, slug, displayName }: { id: BuilderId; slug: string; displayName: string }) => ({
        id,
        slug,
        displayName,
      });
      const chosen = input.slug === "" ? null : await findBuilderBySlug(db, input.slug);
      const { builders } = await listBuildersAfter(db, { after: null, limit: LISTED_BUILDERS_MAX });
      return { chosen: chosen === null ? null : named(chosen), builders: builders.map(named) };
    }),
});
