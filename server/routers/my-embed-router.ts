import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { listEmbedOrigins } from "../../db/builders/embed-origins.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { findSessionType, listSessionTypes } from "../../db/builders/session-types.ts";
import { addEmbedOrigin, EMBED_ORIGINS_MAX, removeEmbedOrigin } from "../builder/embed-origins.ts";
import { offerPath } from "../domain/offer/embed-paths.ts";
import { isOnSale } from "../domain/offer/why-not-sellable.ts";
import { ownNameOf } from "../domain/text/known-languages.ts";
import { issueOf } from "../domain/values/field-problem.ts";
import { webOriginOf } from "../domain/values/web-origin.ts";
import { sessionTypeId } from "./procedure-inputs.ts";
import { builderProcedure, router } from "./trpc.ts";

/** The longest name of a host, with its scheme and port. */
const ORIGIN_CHARACTERS_MAX = 270;

const origin = z.string().transform((typed, context) => {
  const found = typed.length > ORIGIN_CHARACTERS_MAX ? null : webOriginOf(typed);
  if (found !== null) return found;
  context.addIssue(issueOf({ code: "no_origin", typed: typed.slice(0, ORIGIN_CHARACTERS_MAX) }));
  return z.NEVER;
});

/** How the caller's offers stand on other sites. */
export const myEmbedRouter = router({
  /** The sites that may show them in a frame, and all from which a snippet is made. */
  get: builderProcedure.query(async ({ ctx }) => {
    const db = ctx.deps.database.kysely;
    const { slug, displayName, accentColor } = await getBuilder(db, ctx.actor.builderId);
    const sessionTypes = await listSessionTypes(db, ctx.actor.builderId);
    return {
      appUrl: ctx.deps.settings.appUrl,
      builder: { slug, displayName, accentColor },
      sessionTypes: sessionTypes.filter(isOnSale).map(({ id, name }) => ({ id, name })),
      origins: await listEmbedOrigins(db, ctx.actor.builderId),
      originsMax: EMBED_ORIGINS_MAX,
      languages: ctx.languages.map((language) => ({ tag: language.tag, name: ownNameOf(language) })),
    };
  }),

  /** Lets pages of a site show them in a frame: https alone, but for localhost. Safe to repeat. */
  addOrigin: builderProcedure.input(z.object({ origin })).mutation(async ({ ctx, input }) => {
    await addEmbedOrigin(ctx.deps, ctx.actor.builderId, input.origin);
    return { ok: true as const };
  }),

  /** No page of this site shows them any more. Safe to repeat. */
  removeOrigin: builderProcedure
    .input(z.object({ origin: z.string().max(ORIGIN_CHARACTERS_MAX) }))
    .mutation(async ({ ctx, input }) => {
      await removeEmbedOrigin(ctx.deps, ctx.actor.builderId, input.origin);
      return { ok: true as const };
    }),

  /** The address of all offers, or of one, as a QR code, marked so that the funnel counts it. NOT_FOUND for somebody else's session type. */
  qrCode: builderProcedure
    .input(z.object({ sessionTypeId: sessionTypeId.nullable(), format: z.enum(["svg", "png"]) }))
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const { slug } = await getBuilder(db, ctx.actor.builderId);
      if (input.sessionTypeId !== null) {
        const sessionType = await findSessionType(db, input.sessionTypeId);
        if (sessionType?.builderId !== ctx.actor.builderId) throw new TRPCError({ code: "NOT_FOUND" });
      }
      const address = `${ctx.deps.settings.appUrl}${offerPath(slug, input.sessionTypeId)}?utm_source=qr`;
      if (input.format === "svg")
        return { format: "svg" as const, address, qr: ctx.pictures.qrCodeOf(address) };
      const png = await ctx.pictures.qrPngOf(address);
      return { format: "png" as const, address, base64: Buffer.from(png).toString("base64") };
    }),
});
