import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { cardOfSite } from "../found/link-cards-of.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { publicProcedure, router } from "./trpc.ts";

/** 50: fewer say that nobody comes. */
const SHOWN_SESSIONS_MIN = 50;
/** 3: a line of them. */
const CURRENCIES_MAX = 3;

/** What search engines, and those who are sent a link, see of the site before they open it. */
export const foundRouter = router({
  /** What of the site changes with what it says: the name of the picture beside its links, in the caller's language. */
  site: publicProcedure.query(({ ctx }) => ({
    cardEtag: ctx.linkCards.etagOf(cardOfSite(ctx.deps.settings.appUrl, languageOfTag(ctx.language))),
  })),

  /** That picture: a PNG, in base 64. SERVICE_UNAVAILABLE when too many are being drawn. */
  siteCard: publicProcedure.query(async ({ ctx }) => {
    const card = cardOfSite(ctx.deps.settings.appUrl, languageOfTag(ctx.language));
    const bytes = await ctx.linkCards.draw(card);
    return { etag: ctx.linkCards.etagOf(card), base64: Buffer.from(bytes).toString("base64") };
  }),

  /** What the site has to show for itself, as of an hour ago at most. Null while that is little. */
  figures: publicProcedure.query(async ({ ctx }) => {
    const { sessionsHeld, returnedByPolicy } = await ctx.siteFigures.current();
    if (sessionsHeld < SHOWN_SESSIONS_MIN) return null;
    return { sessionsHeld, returnedByPolicy: returnedByPolicy.slice(0, CURRENCIES_MAX) };
  }),

  /** How many sitemaps of builders there are; as of some minutes ago. */
  sitemaps: publicProcedure.query(async ({ ctx }) => ({ count: await ctx.foundPages.countSitemaps() })),

  /** The paths of the profiles in one of them, from 1. NOT_FOUND when there is none of that number. */
  sitemap: publicProcedure
    .input(z.object({ number: z.int().min(1).max(100_000) }))
    .query(async ({ ctx, input }) => {
      const paths = await ctx.foundPages.listProfiles(input.number);
      if (paths === null) throw new TRPCError({ code: "NOT_FOUND" });
      return { paths };
    }),
});
