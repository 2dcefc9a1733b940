import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { removeOwnPasskey } from "../account/passkeys/remove-own-passkey.ts";
import { viewOwnPasskeys } from "../account/passkeys/view-own-passkeys.ts";
import type { Claimant } from "../account/prove-identity.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { accountDepsOf } from "./account-deps-of.ts";
import type { Actor, ProcedureContext } from "./procedure-context.ts";
import { passkeyId, passkeyName } from "./procedure-inputs.ts";
import { router, signedInProcedure } from "./trpc.ts";

/** The sign-in library's own limit. */
const PASSWORD_CHARACTERS_MAX = 128;

function depsOf(ctx: ProcedureContext) {
  return { ...accountDepsOf(ctx), secondFactors: ctx.secondFactors };
}

/** FORBIDDEN for operators, whose passkeys are their second factor, and are changed by whoever has shown it. */
function claimantOf({
  actor,
  language,
}: ProcedureContext & { readonly actor: Exclude<Actor, { kind: "nobody" }> }): Claimant {
  if (actor.kind === "operator" || actor.kind === "operator_unconfirmed")
    throw new TRPCError({ code: "FORBIDDEN" });
  if (actor.signIn === undefined) throw new TRPCError({ code: "UNAUTHORIZED" });
  return { ...actor.signIn, userId: actor.userId, language: languageOfTag(language) };
}

/** The passkeys of clients and builders. They are added and shown through the sign-in library, which checks them. */
export const myPasskeysRouter = router({
  /** The caller's passkeys, and what they must show before they change any. */
  get: signedInProcedure.query(({ ctx }) => viewOwnPasskeys(depsOf(ctx), claimantOf(ctx))),

  /** Renames one of the caller's passkeys. Nothing happens to one that is gone, or somebody else's. */
  rename: signedInProcedure
    .input(z.object({ passkeyId, name: passkeyName }))
    .mutation(async ({ ctx, input }) => {
      await ctx.secondFactors.renamePasskey(claimantOf(ctx).userId, input.passkeyId, input.name);
      return { ok: true as const };
    }),

  /**
   * Removes one of the caller's passkeys, and mails them. Asks for a sign-in within the last quarter of an hour or the password. Nothing happens to one
   * that is gone, or somebody else's. Refuses with a reason.
   */
  remove: signedInProcedure
    .input(z.object({ passkeyId, password: z.string().max(PASSWORD_CHARACTERS_MAX).default("") }))
    .mutation(({ ctx, input }) => removeOwnPasskey(depsOf(ctx), claimantOf(ctx), input)),
});
