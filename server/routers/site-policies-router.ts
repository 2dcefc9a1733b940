import { z } from "zod";
import { listVersions } from "../../db/site-policies/site-policies.ts";
import { SITE_POLICY_CHARACTERS_MAX, SITE_POLICY_KINDS } from "../domain/site-policy/site-policy.ts";
import { ENGLISH, type LanguageTag } from "../domain/text/language.ts";
import { keepDraft, publishSitePolicy, viewOfEditing } from "../site-policy/edit-site-policy.ts";
import { viewOfSitePolicy } from "../site-policy/view-site-policy.ts";
import type { ProcedureContext } from "./procedure-context.ts";
import { typedLines } from "./procedure-inputs.ts";
import { operatorProcedure, publicProcedure, router } from "./trpc.ts";

const kind = z.enum(SITE_POLICY_KINDS);

/** One that this installation speaks; English for every other word. */
function languageIn({ languages }: Pick<ProcedureContext, "languages">, tag: string): LanguageTag {
  return languages.find((language) => language.tag === tag)?.tag ?? ENGLISH.tag;
}

export const sitePoliciesRouter = router({
  /** The terms or the privacy notice as everybody reads it, or an earlier version of it; null when there is none. */
  find: publicProcedure
    .input(z.object({ kind, number: z.int().min(1).max(1_000_000).nullable() }))
    .query(({ ctx, input }) => viewOfSitePolicy(ctx.deps.database.kysely, input, ctx.language)),

  /** Every version of both, latest first. */
  listVersions: operatorProcedure.query(async ({ ctx }) => {
    const db = ctx.deps.database.kysely;
    return { terms: await listVersions(db, "terms"), privacy: await listVersions(db, "privacy") };
  }),

  /** One of them as an operator edits it, in one language. */
  edit: operatorProcedure
    .input(z.object({ kind, language: z.string().max(35) }))
    .query(async ({ ctx, input }) => {
      const language = languageIn(ctx, input.language);
      const view = await viewOfEditing(ctx.deps.database.kysely, input.kind, language);
      return { ...view, language, languages: ctx.languages.map(({ tag }) => tag) };
    }),

  /** Keeps what was written in one language. Changes nothing that anybody reads. */
  keepDraft: operatorProcedure
    .input(z.object({ kind, language: z.string().max(35), text: typedLines(SITE_POLICY_CHARACTERS_MAX) }))
    .mutation(async ({ ctx, input }) => {
      const language = languageIn(ctx, input.language);
      await keepDraft(ctx.deps, input.kind, { language, text: input.text });
      return { language };
    }),

  /** Publishes the drafts of all languages as the next version, for everybody from now on. */
  publish: operatorProcedure
    .input(z.object({ kind, digest: z.string().regex(/^[0-9a-f]{64}$/) }))
    .mutation(({ ctx, input }) => publishSitePolicy(ctx.deps, input, ctx.actor.userId)),
});
