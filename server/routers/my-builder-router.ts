import { languageOfTag } from "../domain/text/known-languages.ts";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { lacking } from "../domain/values/field-problem.ts";
import { findBuilderPicture } from "../../db/builders/builder-pictures.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { getMailChoices, saveMailChoices } from "../../db/mails/mail-choices.ts";
import { isOptedOut, optIn } from "../../db/mails/mail-opt-outs.ts";
import { PICTURE_BYTES_MAX, removePicture, updatePicture, updateProfile } from "../builder/update-profile.ts";
import { startBuilder } from "../builder/start-builder.ts";
import { viewOverview } from "../builder/builder-overview.ts";
import { REMINDERS_BY } from "../domain/offer/mail-choices.ts";
import { SELLING_CURRENCIES } from "../domain/offer/charge-minimums.ts";
import { isTopicSlug, TOPICS_OF_BUILDER_MAX } from "../domain/search/topic.ts";
import { isSessionLanguage, LANGUAGES_OF_BUILDER_MAX } from "../domain/search/session-languages.ts";
import { listTopics } from "../../db/search/topics.ts";
import { listLanguagesOfBuilder, listTopicsOfBuilder } from "../../db/search/topics-of-builder.ts";
import { builderProcedure, router, signedInProcedure } from "./trpc.ts";
import { typedLine, typedLines, zone } from "./procedure-inputs.ts";

const currency = z.string().refine((code) => SELLING_CURRENCIES.includes(code), lacking("no_currency"));

const profile = z.object({
  displayName: typedLine(80).refine((name) => name !== "", lacking("no_client_name")),
  headline: typedLine(120),
  bio: typedLines(2_000),
  slug: z.string().trim().toLowerCase().max(100),
  timeZone: zone,
  /** As it was chosen: pages compute what is readable of it. Null for the site's own; left out, it stays as it is. */
  accentColor: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, lacking("no_color"))
    .transform((color) => color.toLowerCase())
    .nullish(),
  currency,
  directBookings: z.enum(["adopt", "ignore"]),
  topics: z
    .array(z.string().refine(isTopicSlug))
    .max(TOPICS_OF_BUILDER_MAX, lacking("too_many_topics"))
    .optional(),
  languages: z
    .array(z.string().refine(isSessionLanguage))
    .max(LANGUAGES_OF_BUILDER_MAX, lacking("too_many_languages"))
    .optional(),
});

/** Four characters of base 64 for three bytes. */
const PICTURE_CHARACTERS_MAX = Math.ceil(PICTURE_BYTES_MAX / 3) * 4;

export const myBuilderRouter = router({
  /** Makes the caller's account a builder's, with a profile of its own. Safe to repeat. FORBIDDEN for operators, and while the address is not confirmed. */
  start: signedInProcedure.input(z.object({ timeZone: zone.nullable() })).mutation(async ({ ctx, input }) => {
    const { userId, name, confirmed, secondFactor } = ctx.actor;
    if (secondFactor !== undefined || confirmed === null) throw new TRPCError({ code: "FORBIDDEN" });
    const deps = { ...ctx.deps, makeBuilder: ctx.makeBuilder };
    await startBuilder(deps, { userId, name, confirmed }, input.timeZone);
    return { ok: true as const };
  }),

  /** The caller's own profile, as it is edited. */
  get: builderProcedure.query(async ({ ctx }) => {
    const db = ctx.deps.database.kysely;
    const { id: _id, userId: _userId, ...builder } = await getBuilder(db, ctx.actor.builderId);
    const picture = await findBuilderPicture(db, ctx.actor.builderId);
    return {
      ...builder,
      pictureEtag: picture?.etag ?? null,
      topics: (await listTopicsOfBuilder(db, ctx.actor.builderId)).map(({ slug }) => slug),
      languages: await listLanguagesOfBuilder(db, ctx.actor.builderId),
      /** Those that there are to choose from. */
      topicsOnList: (await listTopics(db)).map(({ slug, name }) => ({ slug, name })),
    };
  }),

  /** What needs the builder first, the next sessions, and this month's money. */
  overview: builderProcedure.query(({ ctx }) =>
    viewOverview(ctx.deps, ctx.actor.builderId, languageOfTag(ctx.language)),
  ),

  /** Writes the caller's profile. The old slug redirects to the new one; refuses a slug that somebody else has or had. */
  updateProfile: builderProcedure
    .input(profile)
    .mutation(({ ctx, input }) => updateProfile(ctx.deps, ctx.actor.builderId, input)),

  /** What the caller has said about mails: who reminds their clients, and whether they get a digest of the day. */
  mailChoices: builderProcedure.query(async ({ ctx }) => {
    const db = ctx.deps.database.kysely;
    const { email } = await getBuilder(db, ctx.actor.builderId);
    const { remindersBy, digest } = await getMailChoices(db, ctx.actor.builderId);
    const isEnded = await isOptedOut(db, { address: email, kind: "digest" });
    return { remindersBy, digest: isEnded ? ("off" as const) : digest };
  }),

  /** Writes that. A digest that was ended by a link in a mail begins again when it is asked for here. */
  setMailChoices: builderProcedure
    .input(z.object({ remindersBy: z.enum(REMINDERS_BY).nullable(), digest: z.enum(["on", "off"]) }))
    .mutation(({ ctx, input }) =>
      ctx.deps.database.transact(async (tx) => {
        const now = ctx.deps.clock.now();
        await saveMailChoices(tx, ctx.actor.builderId, input, now);
        const { email } = await getBuilder(tx, ctx.actor.builderId);
        if (input.digest === "on") await optIn(tx, { address: email, kind: "digest" }, now);
        return { ok: true as const };
      }),
    ),

  /** Takes a picture in base 64 of at most 2 MiB, and stores a square of it. Refuses anything that is no picture. */
  updatePicture: builderProcedure
    .input(z.object({ base64: z.base64().max(PICTURE_CHARACTERS_MAX) }))
    .mutation(({ ctx, input }) => {
      const bytes = Uint8Array.from(atob(input.base64), (character) => character.charCodeAt(0));
      return updatePicture({ ...ctx.deps, pictures: ctx.pictures }, ctx.actor.builderId, bytes);
    }),

  /** Removes the picture; the initials are shown again. Safe to repeat. */
  removePicture: builderProcedure.mutation(async ({ ctx }) => {
    await removePicture(ctx.deps, ctx.actor.builderId);
    return { ok: true as const };
  }),
});
