import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { lacking } from "../domain/values/field-problem.ts";
import { deleteAddressChange } from "../../db/accounts/address-changes.ts";
import type { AccountOwner } from "../account/account-deps.ts";
import { beginAddressChange, confirmAddress, findByAddressKey } from "../account/change-address.ts";
import { changePassword } from "../account/change-password.ts";
import { beginExport, exportBookings, exportSold } from "../account/export-account.ts";
import { eraseOwnAccount } from "../account/erase-own-account.ts";
import { viewAccount } from "../account/view-account.ts";
import { disconnectBuilder } from "../calendly-connection/connect/disconnect-calendly.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { NAME_CHARACTERS_MAX } from "../domain/values/typed-text.ts";
import { findPerson } from "../history/erase-person.ts";
import type { Actor, ProcedureContext, SignIn } from "./procedure-context.ts";
import { accountDepsOf } from "./account-deps-of.ts";
import { keyProcedure, router, signedInProcedure } from "./trpc.ts";
import { CLIENTS_BOOKINGS, SOLD_BOOKINGS } from "./page-cursor.ts";
import { typedLine, zone } from "./procedure-inputs.ts";

type SignedIn = Exclude<Actor, { kind: "nobody" }>;

function erasureDepsOf(ctx: ProcedureContext) {
  return {
    ...accountDepsOf(ctx),
    noteErasure: ctx.noteErasure,
    disconnect: (builderId: BuilderId) => disconnectBuilder(ctx.connections, builderId),
  };
}

/** An account is for whoever a session says they are. */
function signInOf({ signIn }: SignedIn): SignIn {
  if (signIn === undefined) throw new TRPCError({ code: "UNAUTHORIZED" });
  return signIn;
}

function ownerOf({ actor, language }: ProcedureContext & { readonly actor: SignedIn }): AccountOwner {
  const { sessionId } = signInOf(actor);
  return { userId: actor.userId, sessionId, language: languageOfTag(language) };
}

/** The sign-in library's own limits. */
const PASSWORD_CHARACTERS_MIN = 10;
const PASSWORD_CHARACTERS_MAX = 128;

const newPassword = z.string().min(PASSWORD_CHARACTERS_MIN).max(PASSWORD_CHARACTERS_MAX);
/** The longest address that mail knows. */
const email = z.email().max(254);
const addressKey = z.string().max(100);
const name = typedLine(NAME_CHARACTERS_MAX).refine((text) => text !== "", lacking("no_name"));

export const accountRouter = router({
  /** The caller's account, and where they are signed in. */
  get: signedInProcedure.query(({ ctx }) => viewAccount(accountDepsOf(ctx), ctx.languages, ownerOf(ctx))),

  /** Changes the caller's name; bookings keep the name that they were made under. */
  rename: signedInProcedure.input(z.object({ name })).mutation(async ({ ctx, input }) => {
    await ctx.deps.accounts.own.rename(ctx.actor.userId, input.name);
    return { ok: true as const };
  }),

  /** Sets the zone in which the caller reads times, where a booking has none of its own. */
  setTimeZone: signedInProcedure.input(z.object({ timeZone: zone })).mutation(async ({ ctx, input }) => {
    await ctx.deps.accounts.own.setTimeZone(ctx.actor.userId, input.timeZone);
    return { ok: true as const };
  }),

  /** Sets the language in which the caller reads pages and mails; null: pages as the browser asks. One that the installation does not speak is refused. */
  setLanguage: signedInProcedure
    .input(z.object({ language: z.string().max(35).nullable() }))
    .mutation(async ({ ctx, input }) => {
      const chosen = ctx.languages.find(({ tag }) => tag === input.language)?.tag ?? null;
      if (chosen === null && input.language !== null) throw new TRPCError({ code: "BAD_REQUEST" });
      await ctx.deps.accounts.own.setLanguage(ctx.actor.userId, chosen);
      return { ok: true as const };
    }),

  /** Mails both addresses, the caller's and the one given, a link to confirm that the account moves there. Answers alike whoever has it. */
  beginAddressChange: signedInProcedure
    .input(z.object({ email }))
    .mutation(({ ctx, input }) => beginAddressChange(accountDepsOf(ctx), ownerOf(ctx), input.email)),

  /** Cancels the change of address, and its links. Safe to repeat. */
  cancelAddressChange: signedInProcedure.mutation(async ({ ctx }) => {
    await deleteAddressChange(ctx.deps.database.kysely, ctx.actor.userId);
    return { ok: true as const };
  }),

  /** What a link to confirm an address is about; null when it is no longer valid. Does not use it up. */
  findByAddressKey: keyProcedure
    .input(z.object({ key: addressKey }))
    .query(({ ctx, input }) => findByAddressKey(ctx.deps, input.key)),

  /** Uses such a link up, whoever has it: it was mailed to the address. With the second one the account moves. */
  confirmAddress: keyProcedure
    .input(z.object({ key: addressKey }))
    .mutation(({ ctx, input }) => confirmAddress(accountDepsOf(ctx), input.key)),

  /**
   * Changes the caller's password, which asks for the present one; or sets the first, which asks for a sign-in within the last quarter of an hour and
   * a confirmed address. Signs every other browser out and mails the owner. Refuses with a reason.
   */
  changePassword: signedInProcedure
    .input(z.object({ current: z.string().max(PASSWORD_CHARACTERS_MAX), chosen: newPassword }))
    .mutation(({ ctx, input }) =>
      changePassword(accountDepsOf(ctx), { ...signInOf(ctx.actor), ...ownerOf(ctx) }, input),
    ),

  /** The first part of the caller's data: the account, a builder's profile and offers. Counted against a limit. */
  beginExport: signedInProcedure.query(({ ctx }) => beginExport(accountDepsOf(ctx), ctx.actor)),

  /** A page of the caller's own bookings, with money and history. */
  exportBookings: signedInProcedure
    .input(z.object({ after: CLIENTS_BOOKINGS.input }))
    .query(async ({ ctx, input }) => {
      const { items, next } = await exportBookings(ctx.deps, ctx.actor, input.after);
      return { items, next: CLIENTS_BOOKINGS.write(next) };
    }),

  /** A page of what the caller has sold, without its clients; nothing for whoever sells nothing. */
  exportSold: signedInProcedure
    .input(z.object({ after: SOLD_BOOKINGS.input }))
    .query(async ({ ctx, input }) => {
      if (ctx.actor.builderId === null) return { items: [], next: null };
      const { items, next } = await exportSold(ctx.deps, ctx.actor.builderId, input.after);
      return { items, next: SOLD_BOOKINGS.write(next) };
    }),

  /** What hinders erasing the caller's account now; empty when nothing does. Changes nothing. */
  erasureOutlook: signedInProcedure.query(async ({ ctx }) => {
    if (!signInOf(ctx.actor).isConfirmed) return [];
    return (await findPerson(erasureDepsOf(ctx), ctx.actor.email)).hindrances;
  }),

  /** Erases the caller: account, bookings and, of a builder, all that they offer. Money and times stay, without a person. Refuses with a reason. */
  erase: signedInProcedure
    .input(z.object({ typed: z.string().max(400), password: z.string().max(PASSWORD_CHARACTERS_MAX) }))
    .mutation(({ ctx, input }) =>
      eraseOwnAccount(erasureDepsOf(ctx), { ...signInOf(ctx.actor), ...ownerOf(ctx) }, input),
    ),

  /** Signs one of the caller's browsers out. Does nothing for any other session. */
  endSession: signedInProcedure
    .input(z.object({ sessionId: z.string().max(100) }))
    .mutation(async ({ ctx, input }) => {
      await ctx.deps.accounts.own.endSession(ctx.actor.userId, input.sessionId);
      return { ok: true as const };
    }),

  /** Signs all of the caller's browsers out but this one. */
  endOtherSessions: signedInProcedure.mutation(async ({ ctx }) => {
    const { userId, sessionId } = ownerOf(ctx);
    await ctx.deps.accounts.own.endSessionsBut(userId, sessionId);
    return { ok: true as const };
  }),
});
