import { z } from "zod";
import type { AccountOwner } from "../account/account-deps.ts";
import { createApiKey } from "../account/api-keys/create-api-key.ts";
import { revokeApiKey } from "../account/api-keys/revoke-api-key.ts";
import { viewApiKeys } from "../account/api-keys/view-api-keys.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import {
  API_KEY_DAYS_MAX,
  API_KEY_NAME_CHARACTERS_MAX,
  API_KEY_ORIGINS_MAX,
  API_SCOPES,
} from "../domain/values/api-key.ts";
import { issueOf, lacking } from "../domain/values/field-problem.ts";
import { webOriginOf } from "../domain/values/web-origin.ts";
import { accountDepsOf } from "./account-deps-of.ts";
import type { ProcedureContext } from "./procedure-context.ts";
import { typedLine } from "./procedure-inputs.ts";
import { askSecondFactor, keyOwnerProcedure, router, type SessionOfKeyOwner } from "./trpc.ts";

/** The sign-in library's own limit. */
const PASSWORD_CHARACTERS_MAX = 128;
/** The longest name of a host, with its scheme and port. */
const ORIGIN_CHARACTERS_MAX = 270;

const keyId = z.string().min(1).max(100);
const name = typedLine(API_KEY_NAME_CHARACTERS_MAX).refine((text) => text !== "", lacking("no_key_name"));
const scopes = z
  .array(z.enum(API_SCOPES))
  .min(1, lacking("no_scope"))
  .max(API_SCOPES.length)
  .transform((chosen) => API_SCOPES.filter((scope) => chosen.includes(scope)));
const origin = z.string().transform((typed, context) => {
  const found = typed.length > ORIGIN_CHARACTERS_MAX ? null : webOriginOf(typed);
  if (found !== null) return found;
  context.addIssue(issueOf({ code: "no_origin", typed: typed.slice(0, ORIGIN_CHARACTERS_MAX) }));
  return z.NEVER;
});
const origins = z
  .array(origin)
  .superRefine(({ length }, context) => {
    if (length > API_KEY_ORIGINS_MAX)
      context.addIssue(issueOf({ code: "too_many_origins", originsMax: API_KEY_ORIGINS_MAX }));
  })
  .transform((all) => [...new Set(all)]);
/** Null: no end. */
const days = z.int().min(1).max(API_KEY_DAYS_MAX).nullable();

/** Whether an operator's session has shown more than that somebody signed in: where the installation asks for it, the second factor, which `create` asks for anew. */
function isFresh({ actor, signIn }: SessionOfKeyOwner): boolean {
  return signIn.isFresh || actor.secondFactor?.isAsked === true;
}

function accountOwnerOf({ owner, signIn, language }: ProcedureContext & SessionOfKeyOwner) {
  const account: AccountOwner = {
    userId: owner.userId,
    sessionId: signIn.sessionId,
    language: languageOfTag(language),
  };
  return { ...account, owner };
}

/** The keys by which the caller's own programs use the contract. No key can make, see or revoke one. */
export const apiKeysRouter = router({
  /** The caller's keys that count now, without their texts, and by what they show that it is them before they make one. */
  list: keyOwnerProcedure.query(({ ctx }) =>
    viewApiKeys(accountDepsOf(ctx), ctx.owner, { isFresh: isFresh(ctx) }),
  ),

  /**
   * Makes a key, whose text is in the answer and nowhere else. Asks for a sign-in within the last quarter of an hour or the password; of operators, where
   * a second factor is asked for, for one shown in the last 15 minutes. Mails the owner. Refuses with a reason.
   */
  create: keyOwnerProcedure
    .input(
      z.object({
        name,
        scopes,
        origins,
        days,
        password: z.string().max(PASSWORD_CHARACTERS_MAX).default(""),
      }),
    )
    .mutation(({ ctx, input }) => {
      if (ctx.owner.kind === "operator") askSecondFactor(ctx, "money");
      const claimant = { ...ctx.signIn, ...accountOwnerOf(ctx), isFresh: isFresh(ctx) };
      return createApiKey(accountDepsOf(ctx), claimant, input);
    }),

  /** Ends one of the caller's keys at once, and mails them. Nothing happens to a key that is gone, or somebody else's. Safe to repeat. */
  revoke: keyOwnerProcedure.input(z.object({ keyId })).mutation(async ({ ctx, input }) => {
    await revokeApiKey(accountDepsOf(ctx), accountOwnerOf(ctx), input.keyId);
    return { ok: true as const };
  }),
});
