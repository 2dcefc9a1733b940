import { z } from "zod";
import { isOptedOut, optIn, optOut } from "../../db/mails/mail-opt-outs.ts";
import { readUnsubscribeKey, UNSUBSCRIBE_KEY_CHARACTERS_MAX } from "../mails/unsubscribe-link.ts";
import { keyProcedure, router } from "./trpc.ts";

const key = z.string().max(UNSUBSCRIBE_KEY_CHARACTERS_MAX);

/** Mails of one kind to one address, for whoever has one of them. Answers null to what is no key of ours. */
export const unsubscribeRouter = router({
  /** What a key is about. Changes nothing: mail scanners follow links. */
  find: keyProcedure.input(z.object({ key })).query(async ({ ctx, input }) => {
    const subscription = readUnsubscribeKey(ctx.deps, input.key);
    if (subscription === null) return null;
    return { ...subscription, isEnded: await isOptedOut(ctx.deps.database.kysely, subscription) };
  }),

  /** Ends these mails, or begins them again. Safe to repeat. */
  set: keyProcedure
    .input(z.object({ key, wanted: z.enum(["no", "yes"]) }))
    .mutation(async ({ ctx: { deps }, input }) => {
      const subscription = readUnsubscribeKey(deps, input.key);
      if (subscription === null) return null;
      const set = input.wanted === "no" ? optOut : optIn;
      await set(deps.database.kysely, subscription, deps.clock.now());
      return subscription;
    }),
});
