import { TRPCError } from "@trpc/server";
import type { z } from "zod";
import { findBooking, getBooking } from "../../db/bookings/bookings.ts";
import { listBookingsOfBuilder } from "../../db/bookings/lists/builder-bookings.ts";
import { listBookingsOfClient } from "../../db/bookings/lists/bookings-of-client.ts";
import { searchBookings } from "../../db/bookings/lists/operator-bookings.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { hasTransitionOf } from "../../db/history/booking-history.ts";
import { cancelBooking } from "../booking/cancel-booking.ts";
import { quoteCancellation } from "../booking/cancellation-quote.ts";
import { consentsOfProgram } from "../booking/consent/consents-of-program.ts";
import { openCheckoutFor } from "../booking/open-checkout.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { getBookingResource, listBookingResources } from "../booking/booking-resources.ts";
import { refundAmountAt } from "../domain/booking/booking-money.ts";
import { isOwnedBy } from "../domain/booking/booking-owner.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { accept } from "../domain/booking/refusal.ts";
import {
  bookingPage,
  cancellationAsked,
  cancellationQuote,
  checkoutAsked,
  oneBooking,
  openedCheckout,
  pageAsked,
} from "../domain/contract/booking-operations.schema.ts";
import { bookingResource, type BookingResource } from "../domain/contract/booking-resource.schema.ts";
import { outcomeOf } from "../domain/contract/outcome.schema.ts";
import { returnUrlOf } from "../domain/booking/return-urls.ts";
import type { BookingId } from "../domain/values/ids.ts";
import { InvalidField } from "../domain/values/invalid-field.ts";
import { causeOf } from "./cause-of.ts";
import { BUILDERS_BOOKINGS, CLIENTS_BOOKINGS, OPERATORS_BOOKINGS, readKey } from "./page-cursor.ts";
import type { ProcedureContext } from "./procedure-context.ts";
import { noteIfAny } from "./procedure-inputs.ts";
import { askSecondFactor, contractProcedure, router, type ContractCaller } from "./trpc.ts";

type BookingRole = "client" | "builder" | "operator";

/** In which role a caller has to do with a booking; null for whoever has not. */
function roleIn(caller: ContractCaller, booking: Booking): BookingRole | null {
  if (caller.by === "session" && isOwnedBy(booking, caller)) return "client";
  if (caller.kind === "operator") return "operator";
  return caller.builderId === booking.builderId ? "builder" : null;
}

/** NOT_FOUND for somebody else's, so that nobody learns what exists. */
async function bookingOfCaller(
  deps: BookingDeps,
  caller: ContractCaller,
  id: BookingId,
): Promise<{ readonly booking: Booking; readonly role: BookingRole }> {
  const booking = await findBooking(deps.database.kysely, id);
  const role = booking === null ? null : roleIn(caller, booking);
  if (booking === null || role === null) throw new TRPCError({ code: "NOT_FOUND" });
  return { booking, role };
}

function resourceOf({ database, settings }: BookingDeps, booking: Booking): Promise<BookingResource> {
  return getBookingResource(database.kysely, settings.appUrl, booking);
}

/** A page of what the caller reaches, and the cursor of the next. */
async function pageOfCaller(
  db: Queryable,
  caller: ContractCaller,
  { cursor, limit }: z.output<typeof pageAsked>,
): Promise<{ readonly bookings: readonly Booking[]; readonly nextCursor: string | null }> {
  if (caller.kind === "operator") {
    const { values, next } = await searchBookings(db, "", {
      after: readKey(OPERATORS_BOOKINGS, "cursor", cursor),
      limit,
    });
    return { bookings: values, nextCursor: OPERATORS_BOOKINGS.write(next) };
  }
  if (caller.kind === "builder" && caller.builderId !== null) {
    const all = { states: null, from: null, until: null, search: null };
    const page = { after: readKey(BUILDERS_BOOKINGS, "cursor", cursor), limit };
    const { values, next } = await listBookingsOfBuilder(db, caller.builderId, all, page);
    return { bookings: values, nextCursor: BUILDERS_BOOKINGS.write(next) };
  }
  const { values, next } = await listBookingsOfClient(db, caller, {
    after: readKey(CLIENTS_BOOKINGS, "cursor", cursor),
    limit,
  });
  return { bookings: values, nextCursor: CLIENTS_BOOKINGS.write(next) };
}

/** Null where none is asked for. Throws InvalidField for one that leads elsewhere than to us or to an origin of the key. */
function returnUrlIn(
  { deps, apiKey }: Pick<ProcedureContext, "deps" | "apiKey">,
  field: "successUrl" | "cancelUrl",
  text: string | undefined,
): string | null {
  if (text === undefined) return null;
  const url = returnUrlOf(text, { own: deps.settings.appUrl, others: apiKey?.origins ?? [] });
  if (url === null) throw new InvalidField([field], { code: "foreign_origin" });
  return url;
}

export const contractBookingsRouter = router({
  /**
   * A page of bookings: a builder's of their sessions and an operator's of all, newest first; a client's own, by what is next. One that cannot
   * be read is left out.
   */
  list: contractProcedure("bookings:read")
    .input(pageAsked)
    .output(bookingPage)
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const { bookings, nextCursor } = await pageOfCaller(db, ctx.caller, input);
      const data = await listBookingResources(db, ctx.deps.settings.appUrl, bookings);
      return { data, pagination: { nextCursor } };
    }),

  /** One booking, whole. NOT_FOUND for somebody else's. */
  get: contractProcedure("bookings:read")
    .input(oneBooking)
    .output(bookingResource)
    .query(async ({ ctx, input }) => {
      const { booking } = await bookingOfCaller(ctx.deps, ctx.caller, input.bookingId);
      return resourceOf(ctx.deps, booking);
    }),

  /**
   * What goes back if the caller cancels now. A client's quote holds for some minutes when it is sent along; from anybody else all of it goes back,
   * and there is no token.
   */
  cancellationQuote: contractProcedure("bookings:read")
    .input(oneBooking)
    .output(cancellationQuote)
    .query(async ({ ctx, input }) => {
      const { booking, role } = await bookingOfCaller(ctx.deps, ctx.caller, input.bookingId);
      if (role === "client") return quoteCancellation(ctx.deps, booking);
      const refund = refundAmountAt(booking.context, role, ctx.deps.clock.now());
      return { refund, validUntil: null, token: null };
    }),

  /**
   * Stripe's page on which a booking is paid, for its client, or for a program of its builder that leads the client there. A checkout that is open is
   * answered as it was opened: with the addresses and the metadata of the first request.
   */
  openCheckout: contractProcedure("bookings:write")
    .input(checkoutAsked)
    .output(outcomeOf(openedCheckout))
    .mutation(async ({ ctx, input: { bookingId, metadata, consents, ...urls } }) => {
      const { booking, role } = await bookingOfCaller(ctx.deps, ctx.caller, bookingId);
      const returnUrls = {
        successUrl: returnUrlIn(ctx, "successUrl", urls.successUrl),
        cancelUrl: returnUrlIn(ctx, "cancelUrl", urls.cancelUrl),
      };
      const deps = { ...ctx.deps, cause: causeOf(ctx, role) };
      return openCheckoutFor(deps, booking.id, role === "client" ? ctx.clientNetwork : null, {
        returnUrls,
        metadata,
        by: role,
        consents: await consentsOfProgram(ctx.deps, consents),
      });
    }),

  /**
   * Cancels a booking; its time is free again. A client sends the quote along where money goes back; from its builder and from operators all
   * that was paid goes back.
   */
  cancel: contractProcedure("bookings:write")
    .input(
      cancellationAsked.extend({
        note: noteIfAny.meta({ description: "Why; all who have to do with the booking read it." }),
      }),
    )
    .output(outcomeOf(bookingResource))
    .mutation(async ({ ctx, input: { bookingId, ...word } }) => {
      const { booking, role } = await bookingOfCaller(ctx.deps, ctx.caller, bookingId);
      if (role === "operator" && ctx.caller.by === "session") askSecondFactor(ctx, "money");
      const outcome = await cancelBooking({ ...ctx.deps, cause: causeOf(ctx, role) }, booking.id, role, word);
      if (outcome.ok) return accept(await resourceOf(ctx.deps, outcome.value));
      // Sent again after its first try had canceled, and before that was answered.
      const db = ctx.deps.database.kysely;
      const isDone = ctx.newIdBytes !== null && (await hasTransitionOf(db, bookingId, ctx.requestId));
      return isDone ? accept(await resourceOf(ctx.deps, await getBooking(db, bookingId))) : outcome;
    }),
});
