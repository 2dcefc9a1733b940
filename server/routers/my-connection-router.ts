import { z } from "zod";
import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { connectAccount } from "../calendly-connection/connect/connect-account.ts";
import { connectionView } from "../calendly-connection/connection-view.ts";
import { no } from "../calendly-connection/connect/connection-refusal.ts";
import { disconnectCalendly } from "../calendly-connection/connect/disconnect-calendly.ts";
import { beginConsent, finishConsent } from "../calendly-connection/connect/oauth-consent.ts";
import { checkConnection } from "../calendly-connection/check-connection.ts";
import { rotateConnectionKey } from "../calendly-connection/connect/rotate-connection-key.ts";
import { builderProcedure, router } from "./trpc.ts";

/** Longer than any token of Calendly's. */
const TOKEN_CHARACTERS_MAX = 4_000;
const shortText = z.string().max(8_000).nullable();

/** A builder's own Calendly connection. No procedure ever answers with a token or key. */
export const myConnectionRouter = router({
  /** The status of the connection; `connection` is null when there is none. */
  get: builderProcedure.query(({ ctx }) => connectionView(ctx.connections, ctx.actor.builderId)),

  /** Connects, or connects again, by a token that the builder made at Calendly. */
  connectByToken: builderProcedure
    .input(
      z.object({
        accessToken: z.string().trim().min(1).max(TOKEN_CHARACTERS_MAX),
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const access = { kind: "personal_token", accessToken: input.accessToken } as const;
      const outcome = await connectAccount(ctx.connections, ctx.actor.builderId, access);
      return outcome.ok ? { ok: true as const, value: null } : outcome;
    }),

  /** Begins OAuth: where to redirect the browser, and the ticket that it must bring back. */
  beginConsent: builderProcedure.mutation(({ ctx }) => beginConsent(ctx.connections, ctx.actor.userId)),

  /** Completes OAuth with Calendly's answer; `code` is null when it was an error. */
  finishConsent: builderProcedure
    .input(z.object({ ticket: shortText, state: shortText, code: shortText }))
    .mutation(async ({ ctx, input }) => {
      const { userId, builderId } = ctx.actor;
      const outcome = await finishConsent(ctx.connections, { userId, builderId, ...input });
      return outcome.ok ? { ok: true as const, value: null } : outcome;
    }),

  /** Checks everything that bookings need. A broken connection that works again counts as working afterwards. */
  checkNow: builderProcedure.mutation(({ ctx }) => checkConnection(ctx.connections, ctx.actor.builderId)),

  /** Gives the webhook subscription a new signing key, without a gap. */
  rotateSigningKey: builderProcedure.mutation(({ ctx }) =>
    rotateConnectionKey(ctx.connections, ctx.actor.builderId),
  ),

  /** Disconnects. Bookings stay; no new ones are taken. */
  disconnect: builderProcedure.mutation(async ({ ctx }) => {
    const connection = await findConnectionOfBuilder(ctx.deps.database.kysely, ctx.actor.builderId);
    if (connection === null) return no({ code: "not_connected" });
    return { ok: true as const, value: await disconnectCalendly(ctx.connections, connection) };
  }),
});
