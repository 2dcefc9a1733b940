import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { findBuilderPicture, findPictureEtag, listPictureEtags } from "../../db/builders/builder-pictures.ts";
import { listEmbedOrigins } from "../../db/builders/embed-origins.ts";
import { getBuilder, listBuildersOf } from "../../db/builders/builders.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import {
  findSessionTypeEver,
  listSessionTypes,
  listSessionTypesByBuilder,
} from "../../db/builders/session-types.ts";
import { searchListing, listUsedChoices } from "../../db/search/search-listing.ts";
import { findTopic, listTopics } from "../../db/search/topics.ts";
import { listTopicsOfBuilders } from "../../db/search/topics-of-builder.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { cardOfBuilder } from "../found/link-cards-of.ts";
import { findBuilderOfSlug, hasOpened } from "../builder/find-builder-of-slug.ts";
import { listBuildersTakingBookings } from "../builder/list-builders-taking-bookings.ts";
import type { Builder, SessionType } from "../domain/offer/session-type.ts";
import { isOnSale } from "../domain/offer/why-not-sellable.ts";
import { readSearchQuery, stretchesOf, topicSlugIn } from "../domain/search/search-query.ts";
import { viewFreeTimes, viewNextFree } from "../free-times/view-free-times.ts";
import { listAverages, viewOfProfile } from "../review/view-reviews.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import type { ProcedureContext } from "./procedure-context.ts";
import { publicProcedure, router } from "./trpc.ts";
import { BUILDERS } from "./page-cursor.ts";
import { sessionTypeId } from "./procedure-inputs.ts";

/** 24: twelve rows of two, some screens full. */
const PAGE_SIZE = 24;
/** 10 min: how old the free times of builders in a list may be, of whom few are chosen. */
const LIST_MINUTES = 10;
/** 1 min: the same on a builder's own page. */
const PROFILE_MINUTES = 1;

/** 16,000 characters: more than an address can have. What is wrong with it, the answer tells. */
const searched = z.string().max(16_000).nullable().default(null);

/** A builder as anybody may see them: no account, no address. */
function builderView(builder: Builder, pictureEtag: string | null) {
  const { slug, displayName, headline, bio, timeZone, accentColor } = builder;
  return { slug, displayName, headline, bio, timeZone, accentColor, pictureEtag };
}

/** By the slug of today, or one that was the builder's once. Throws NOT_FOUND. */
async function getBySlug(db: Queryable, slug: string): Promise<Builder> {
  const builder = await findBuilderOfSlug(db, slug);
  if (builder === null) throw new TRPCError({ code: "NOT_FOUND" });
  return builder;
}

function isOwn({ actor }: Pick<ProcedureContext, "actor">, builderId: BuilderId): boolean {
  return actor.kind !== "nobody" && actor.builderId === builderId;
}

function sessionTypeView(sessionType: SessionType) {
  const { id, slug, name, description, durationMinutes, kind, price, cancellationPolicy } = sessionType;
  return { id, slug, name, description, durationMinutes, kind, price, cancellationPolicy };
}

/** These builders as the front page shows them; those who have nothing for sale are left out. */
async function sellersOf(deps: BookingDeps, builders: readonly Builder[]) {
  const { database, clock } = deps;
  const db = database.kysely;
  const ids = builders.map(({ id }) => id);
  const etags = await listPictureEtags(db, ids);
  const takers = await listBuildersTakingBookings(db, ids, clock.now());
  const sessionTypes = new Map(
    [...(await listSessionTypesByBuilder(db, ids))].map(([id, types]) => [id, types.filter(isOnSale)]),
  );
  const shown = [...sessionTypes.values()].flat().map(({ id }) => id);
  const nextFreeOf = await viewNextFree(deps, shown, LIST_MINUTES);
  const averages = await listAverages(db, ids);
  const topicsOf = await listTopicsOfBuilders(db, ids);
  return builders
    .map((builder) => ({ builder, onSale: sessionTypes.get(builder.id) ?? [] }))
    .filter(({ onSale }) => onSale.length > 0)
    .map(({ builder, onSale }) => {
      const isTaking = takers.has(builder.id);
      const offers = onSale.map((type) => ({
        ...sessionTypeView(type),
        /** Null while there is none that we know, or nothing can be booked. */
        nextFreeAt: isTaking ? nextFreeOf(type.id) : null,
      }));
      return {
        ...builderView(builder, etags.get(builder.id) ?? null),
        takesBookings: isTaking,
        /** Null below five ratings that count. */
        average: averages.get(builder.id) ?? null,
        topics: topicsOf(builder.id),
        sessionTypes: offers,
      };
    });
}

export const builderRouter = router({
  /**
   * A page of the builders who have something for sale, with it, in the order of the front page: all, or those whom a search finds. What of a search
   * cannot be looked for is left out and told; a page may be short, or empty, while there is a next one. `choices` are those under which somebody
   * stands, and the one that is chosen.
   */
  list: publicProcedure
    .input(
      z
        .object({
          after: BUILDERS.input,
          q: searched,
          topic: searched,
          language: searched,
          price: searched,
          currency: searched,
          free: searched,
        })
        .prefault({}),
    )
    .query(async ({ ctx, input: { after, ...query } }) => {
      const db = ctx.deps.database.kysely;
      const used = await listUsedChoices(db);
      const slug = topicSlugIn(query);
      const topic = slug === null ? null : await findTopic(db, slug);
      const { filters, problems } = readSearchQuery(query, { topic, used });
      const connectedAt = filters.isFree ? ctx.deps.clock.now() : null;
      const search = { stretches: stretchesOf(filters), connectedAt };
      const { ids, next } = await searchListing(db, search, { after, limit: PAGE_SIZE });
      const items = await sellersOf(ctx.deps, await listBuildersOf(db, ids));
      return {
        // An account whose address is not confirmed any more takes no bookings, either.
        items: filters.isFree ? items.filter(({ takesBookings }) => takesBookings) : items,
        next: BUILDERS.write(next),
        filters,
        problems,
        /** The slug of the topic that is in the place of the one asked for; null for none. */
        replacedBy: topic?.replacedBy ?? null,
        choices: {
          topics: (await listTopics(db))
            .filter((one) => used.topics.includes(one.slug) || one.slug === filters.topic?.slug)
            .map(({ slug: ofTopic, name }) => ({ slug: ofTopic, name })),
          languages: [
            ...new Set([...used.languages, ...(filters.language === null ? [] : [filters.language])]),
          ],
          currencies: used.currencies,
        },
      };
    }),

  /**
   * One builder's profile, from our own database: what it says of free times is what we know, and nothing waits for Calendly. Drafts and what cannot
   * be sold are left out. A slug that was the builder's once answers with the one of today. NOT_FOUND for an unknown slug, and, until something was
   * on sale or booked there, for everybody but the builder.
   */
  profile: publicProcedure.input(z.object({ slug: z.string().max(100) })).query(async ({ ctx, input }) => {
    const builder = await getBySlug(ctx.deps.database.kysely, input.slug);
    const pictureEtag = await findPictureEtag(ctx.deps.database.kysely, builder.id);
    const sessionTypes = await listSessionTypes(ctx.deps.database.kysely, builder.id);
    const onSale = sessionTypes.filter(isOnSale);
    const isCallers = isOwn(ctx, builder.id);
    const isOpened = await hasOpened(ctx.deps.database.kysely, builder.id, sessionTypes);
    if (!isOpened && !isCallers) throw new TRPCError({ code: "NOT_FOUND" });
    const ids = onSale.map(({ id }) => id);
    const freeTimesOf = await viewFreeTimes(ctx.deps, ids, PROFILE_MINUTES);
    return {
      builder: builderView(builder, pictureEtag),
      /** Names the picture beside shared links to it. */
      cardEtag: ctx.linkCards.etagOf(
        cardOfBuilder(ctx.deps.database.kysely, builder, { appUrl: ctx.deps.settings.appUrl, pictureEtag }),
      ),
      /** Whether it is the caller's own: nobody books with themselves. */
      isOwn: isCallers,
      /** False until something was on sale or booked here; then it is the caller's own. */
      hasOpened: isOpened,
      /** False while the connection to Calendly does not work: then nothing can be booked, whatever is on sale. */
      takesBookings: (
        await listBuildersTakingBookings(ctx.deps.database.kysely, [builder.id], ctx.deps.clock.now())
      ).has(builder.id),
      reviews: await viewOfProfile(ctx.deps.database.kysely, builder.id),
      sessionTypes: onSale.map((type) => ({
        ...sessionTypeView(type),
        freeTimes: freeTimesOf(type.id),
      })),
    };
  }),

  /** The sites whose pages may show a builder's offers in a frame. NOT_FOUND for a slug under which nothing was ever sold. */
  embedOrigins: publicProcedure
    .input(z.object({ slug: z.string().max(100) }))
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const builder = await getBySlug(db, input.slug);
      if (!(await hasOpened(db, builder.id))) throw new TRPCError({ code: "NOT_FOUND" });
      return listEmbedOrigins(db, builder.id);
    }),

  /**
   * One offer with its builder, for the page that books it. `sessionType` is null where it cannot be bought: a draft, an archived one, one that
   * Calendly has switched off. NOT_FOUND for an unknown id, and where nothing was ever on sale or booked with its builder.
   */
  offer: publicProcedure.input(z.object({ sessionTypeId })).query(async ({ ctx, input }) => {
    const db = ctx.deps.database.kysely;
    const sessionType = await findSessionTypeEver(db, input.sessionTypeId);
    if (sessionType === null || !(await hasOpened(db, sessionType.builderId)))
      throw new TRPCError({ code: "NOT_FOUND" });
    const builder = await getBuilder(db, sessionType.builderId);
    const now = ctx.deps.clock.now();
    return {
      builder: builderView(builder, await findPictureEtag(db, builder.id)),
      sessionType: isOnSale(sessionType) ? sessionTypeView(sessionType) : null,
      /** Whether it is the caller's own: nobody books with themselves. */
      isOwn: isOwn(ctx, builder.id),
      /** False while the connection to Calendly does not work: then nothing can be booked. */
      takesBookings: (await listBuildersTakingBookings(db, [builder.id], now)).has(builder.id),
      /** Whether a time that was chosen is still free, as far as we know. */
      freeTimes: (await viewFreeTimes(ctx.deps, [sessionType.id], PROFILE_MINUTES))(sessionType.id),
      now,
    };
  }),

  /**
   * What stands beside shared links to a builder's profile: a PNG, in base 64. NOT_FOUND for an unknown slug, and until something was on sale or
   * booked there. SERVICE_UNAVAILABLE when too many are being drawn.
   */
  card: publicProcedure.input(z.object({ slug: z.string().max(100) })).query(async ({ ctx, input }) => {
    const db = ctx.deps.database.kysely;
    const builder = await getBySlug(db, input.slug);
    if (!(await hasOpened(db, builder.id))) throw new TRPCError({ code: "NOT_FOUND" });
    const { appUrl } = ctx.deps.settings;
    const card = cardOfBuilder(db, builder, { appUrl, pictureEtag: await findPictureEtag(db, builder.id) });
    const bytes = await ctx.linkCards.draw(card);
    return { etag: ctx.linkCards.etagOf(card), base64: Buffer.from(bytes).toString("base64") };
  }),

  /** A builder's picture, in base 64. NOT_FOUND when there is none, and wherever the profile is not found. */
  picture: publicProcedure.input(z.object({ slug: z.string().max(100) })).query(async ({ ctx, input }) => {
    const db = ctx.deps.database.kysely;
    const builder = await getBySlug(db, input.slug);
    const picture = await findBuilderPicture(db, builder.id);
    const maySee = isOwn(ctx, builder.id) || (await hasOpened(db, builder.id));
    if (picture === null || !maySee) throw new TRPCError({ code: "NOT_FOUND" });
    const { contentType, etag } = picture;
    return { contentType, etag, base64: Buffer.from(picture.bytes).toString("base64") };
  }),
});
