import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { findBuilderBySlug, listBuilders } from "../../db/builders.ts";
import { listSessionTypes, listSessionTypesByBuilder } from "../../db/session-types.ts";
import type { Builder, SessionType } from "../domain/session-type.ts";
import { publicProcedure, router } from "../trpc.ts";

/** A builder as anybody may see them: no account, no address. */
function builderView(builder: Builder) {
  const { slug, displayName, headline, bio, timeZone, accentColor } = builder;
  return { slug, displayName, headline, bio, timeZone, accentColor };
}

function sessionTypeView(sessionType: SessionType) {
  const { id, slug, name, description, durationMinutes, kind, price, cancellationPolicy } = sessionType;
  return { id, slug, name, description, durationMinutes, kind, price, cancellationPolicy };
}

/** Without those that Calendly has switched off. */
function activeViews(sessionTypes: readonly SessionType[]) {
  return sessionTypes.filter((type) => type.inactiveSince === null).map(sessionTypeView);
}

export const builderRouter = router({
  /** All builders with what they sell, for the front page. */
  list: publicProcedure.query(async ({ ctx }) => {
    const builders = await listBuilders(ctx.deps.database.kysely);
    const sessionTypes = await listSessionTypesByBuilder(ctx.deps.database.kysely);
    return builders.map((builder) => ({
      ...builderView(builder),
      sessionTypes: activeViews(sessionTypes.get(builder.id) ?? []),
    }));
  }),

  /** One builder's profile. Session types that Calendly has switched off are left out. NOT_FOUND for an unknown slug. */
  profile: publicProcedure.input(z.object({ slug: z.string().max(100) })).query(async ({ ctx, input }) => {
    const builder = await findBuilderBySlug(ctx.deps.database.kysely, input.slug);
    if (builder === null) throw new TRPCError({ code: "NOT_FOUND" });
    const sessionTypes = await listSessionTypes(ctx.deps.database.kysely, builder.id);
    return {
      builder: builderView(builder),
      sessionTypes: activeViews(sessionTypes),
    };
  }),
});
