import { TRPCError } from "@trpc/server";
import { z } from "zod";
import type { AccountDeps, AccountOwner } from "../account/account-deps.ts";
import { changePassword } from "../account/change-password.ts";
import { viewAccount } from "../account/view-account.ts";
import { NAME_CHARACTERS_MAX } from "../domain/typed-text.ts";
import type { Actor, ProcedureContext, SignIn } from "../procedure-context.ts";
import { router, signedInProcedure } from "../trpc.ts";
import { typedLine, zone } from "./procedure-inputs.ts";

type SignedIn = Exclude<Actor, { kind: "nobody" }>;

function depsOf({ deps, connections }: ProcedureContext): AccountDeps {
  return { ...deps, mailer: connections.mailer };
}

/** An account is for whoever a session says they are. */
function signInOf({ signIn }: SignedIn): SignIn {
  if (signIn === undefined) throw new TRPCError({ code: "UNAUTHORIZED" });
  return signIn;
}

function ownerOf(actor: SignedIn): AccountOwner {
  return { userId: actor.userId, sessionId: signInOf(actor).sessionId };
}

/** The sign-in library's own limits. */
const PASSWORD_CHARACTERS_MIN = 10;
const PASSWORD_CHARACTERS_MAX = 128;

const newPassword = z
  .string()
  .min(PASSWORD_CHARACTERS_MIN, `Please choose at least ${PASSWORD_CHARACTERS_MIN} characters.`)
  .max(PASSWORD_CHARACTERS_MAX, `Please choose at most ${PASSWORD_CHARACTERS_MAX} characters.`);
const name = typedLine(NAME_CHARACTERS_MAX).refine((text) => text !== "", "Please enter your name.");

export const accountRouter = router({
  /** The caller's account, and where they are signed in. */
  get: signedInProcedure.query(({ ctx }) => viewAccount(depsOf(ctx), ownerOf(ctx.actor))),

  /** What the caller is called from now on; bookings keep the name that they were made under. */
  rename: signedInProcedure.input(z.object({ name })).mutation(async ({ ctx, input }) => {
    await ctx.deps.accounts.own.rename(ctx.actor.userId, input.name);
    return { ok: true as const };
  }),

  /** In which zone the caller wants times shown where a booking says none. */
  setTimeZone: signedInProcedure.input(z.object({ timeZone: zone })).mutation(async ({ ctx, input }) => {
    await ctx.deps.accounts.own.setTimeZone(ctx.actor.userId, input.timeZone);
    return { ok: true as const };
  }),

  /**
   * Changes the caller's password, which asks for the present one; or sets the first, which asks for a sign-in within the last quarter of an hour
   * and a confirmed address. Signs every other browser out and mails the owner. Refuses in words.
   */
  changePassword: signedInProcedure
    .input(z.object({ current: z.string().max(PASSWORD_CHARACTERS_MAX), chosen: newPassword }))
    .mutation(({ ctx, input }) =>
      changePassword(depsOf(ctx), { ...ownerOf(ctx.actor), ...signInOf(ctx.actor) }, input),
    ),

  /** Signs one of the caller's browsers out. Nothing when it is nobody's, or somebody else's. */
  endSession: signedInProcedure
    .input(z.object({ sessionId: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
      await ctx.deps.accounts.own.endSession(ctx.actor.userId, input.sessionId);
      return { ok: true as const };
    }),

  /** Signs all of the caller's browsers out but this one. */
  endOtherSessions: signedInProcedure.mutation(async ({ ctx }) => {
    const { userId, sessionId } = ownerOf(ctx.actor);
    await ctx.deps.accounts.own.endSessionsBut(userId, sessionId);
    return { ok: true as const };
  }),
});
