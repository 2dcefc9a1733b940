import { z } from "zod";
import { operatorFactorsProcedure, operatorSessionProcedure, router } from "./trpc.ts";
import { passkeyId, passkeyName } from "./procedure-inputs.ts";

/** 40: a recovery code with a space after each letter. */
const code = z.string().trim().max(40);

/** An operator's second factor. Passkeys are added and shown through the sign-in library, which checks them. */
export const secondFactorRouter = router({
  /** The status of this session, and by what it can be confirmed. */
  status: operatorSessionProcedure.query(async ({ ctx }) => {
    const { userId, email, secondFactor } = ctx.actor;
    const settings = await ctx.secondFactors.settingsOf(userId, email);
    return {
      ...secondFactor,
      hasApp: settings.appSince !== null,
      hasPasskey: settings.passkeys.length > 0,
      hasRecoveryCodes: settings.recoveryCodesLeft > 0,
    };
  }),

  /** Confirms this session by a code of the authenticator app, or by a recovery code. Five wrong ones end it. */
  enterCode: operatorSessionProcedure
    .input(z.object({ code }))
    .mutation(({ ctx, input }) => ctx.secondFactors.enterCode(sessionOf(ctx.actor), input.code)),

  /** What is set up, and the authenticator app that waits for its first code with its secret. */
  settings: operatorFactorsProcedure.query(({ ctx }) =>
    ctx.secondFactors.settingsOf(ctx.actor.userId, ctx.actor.email),
  ),

  /** Makes a secret for an authenticator app; one that is there goes on until the new one has given a code. */
  beginApp: operatorFactorsProcedure.mutation(({ ctx }) => ctx.secondFactors.beginApp(ctx.actor.userId)),

  /** The first code of that app. Recovery codes come with it where there are none; they are shown this once. */
  finishApp: operatorFactorsProcedure
    .input(z.object({ code }))
    .mutation(({ ctx, input }) => ctx.secondFactors.finishApp(sessionOf(ctx.actor), input.code)),

  /** Removes the authenticator app, unless it is the only factor. */
  removeApp: operatorFactorsProcedure.mutation(({ ctx }) => ctx.secondFactors.removeApp(ctx.actor.userId)),

  /** Ten new recovery codes, shown this once; the old ones end. */
  makeRecoveryCodes: operatorFactorsProcedure.mutation(({ ctx }) =>
    ctx.secondFactors.makeRecoveryCodes(ctx.actor.userId),
  ),

  /** Renames a passkey. */
  renamePasskey: operatorFactorsProcedure
    .input(z.object({ passkeyId, name: passkeyName }))
    .mutation(({ ctx, input }) =>
      ctx.secondFactors.renamePasskey(ctx.actor.userId, input.passkeyId, input.name),
    ),

  /** Removes a passkey, unless it is the only factor. */
  removePasskey: operatorFactorsProcedure
    .input(z.object({ passkeyId }))
    .mutation(({ ctx, input }) => ctx.secondFactors.removePasskey(ctx.actor.userId, input.passkeyId)),
});

function sessionOf({
  userId,
  secondFactor,
}: {
  readonly userId: string;
  readonly secondFactor: { readonly sessionId: string };
}) {
  return { userId, sessionId: secondFactor.sessionId };
}
