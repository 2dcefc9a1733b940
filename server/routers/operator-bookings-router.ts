import { languageOfTag } from "../domain/text/known-languages.ts";
import { GRANTED_REFUND_REASONS } from "../domain/booking/booking.ts";
import { isErasedAddress } from "../domain/values/erased-person.ts";
import { nameInWords } from "../domain/text/name-in-words.ts";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { findBooking } from "../../db/bookings/bookings.ts";
import { getBuilderNames } from "../../db/builders/builders.ts";
import { searchBookings } from "../../db/bookings/lists/operator-bookings.ts";
import { cancelBooking } from "../booking/cancel-booking.ts";
import { grantRefund } from "../booking/grant-refund.ts";
import { keepSession } from "../booking/keep-session.ts";
import { settleFailedRefund } from "../booking/settle-failed-refund.ts";
import { accept } from "../domain/booking/refusal.ts";
import { viewForOperator } from "../operations/operator-booking-view.ts";
import { viewOfUnreadableBooking } from "../operations/unreadable-booking.ts";
import { operatorMoneyProcedure, operatorProcedure, router } from "./trpc.ts";
import { causeOf } from "./cause-of.ts";
import { HISTORY, OPERATORS_BOOKINGS, withHistoryCursor } from "./page-cursor.ts";
import { amountMinor, bookingId, note, noteIfAny, requestId, typedLine } from "./procedure-inputs.ts";

/** 25: a screen or two; whoever looks for a booking narrows the search. */
const PAGE_SIZE = 25;

export const operatorBookingsRouter = router({
  /**
   * A page of the bookings of this id, or of clients whose name or address, or a word in them, begins so, newest first; of all without text. It
   * may be short while there is a next one. `unreadable` says which of the page cannot be read.
   */
  search: operatorProcedure
    .input(z.object({ search: typedLine(100), after: OPERATORS_BOOKINGS.input }))
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const { values, unreadable, next } = await searchBookings(db, input.search, {
        after: input.after,
        limit: PAGE_SIZE,
      });
      const builderOf = await getBuilderNames(
        db,
        values.map(({ builderId }) => builderId),
      );
      const bookings = values.map(
        ({ id, state, context, builderId, sessionTypeName, clientName, clientEmail }) => {
          const { displayName: builderName } = builderOf(builderId);
          return {
            id,
            state,
            context,
            sessionTypeName,
            clientName: nameInWords(clientName, "client", languageOfTag(ctx.language)),
            clientEmail: isErasedAddress(clientEmail) ? null : clientEmail,
            builderName,
          };
        },
      );
      return {
        bookings,
        unreadable: unreadable.map(({ key, reason }) => ({ id: key, reason })),
        next: OPERATORS_BOOKINGS.write(next),
      };
    }),

  /** Anybody's booking with its money and a page of its history. NOT_FOUND for an unknown id. */
  get: operatorProcedure
    .input(z.object({ bookingId, earlier: HISTORY.input }))
    .query(async ({ ctx, input }) => {
      const booking = await findBooking(ctx.deps.database.kysely, input.bookingId);
      if (booking === null) throw new TRPCError({ code: "NOT_FOUND" });
      return withHistoryCursor(
        await viewForOperator(ctx.deps, booking, input.earlier, languageOfTag(ctx.language)),
      );
    }),

  /**
   * What can be read of a booking that `get` fails at, with the row that cannot be read and why; nothing of who booked it. Null for one that `get`
   * answers, and for an unknown id.
   */
  whatCanBeRead: operatorProcedure
    .input(z.object({ bookingId, earlier: HISTORY.input }))
    .query(async ({ ctx, input }) => {
      const view = await viewOfUnreadableBooking(ctx.deps, input.bookingId, input.earlier);
      return view === null ? null : withHistoryCursor(view);
    }),

  /** Cancels anybody's booking; all that was paid goes back, and the time is free again. */
  cancel: operatorMoneyProcedure
    .input(z.object({ bookingId, note: noteIfAny }))
    .mutation(async ({ ctx, input }) => {
      const word = { quote: null, note: input.note };
      const outcome = await cancelBooking(
        { ...ctx.deps, cause: causeOf(ctx, "operator") },
        input.bookingId,
        "operator",
        word,
      );
      return outcome.ok ? accept({ bookingId: input.bookingId }) : outcome;
    }),

  /** Gives money back; `again` after a refund that failed. Null for the payment that stands for the session. */
  refund: operatorMoneyProcedure
    .input(
      z.object({
        bookingId,
        requestId,
        amountMinor,
        paymentIntentId: z.string().max(100).nullable(),
        reason: z.enum(GRANTED_REFUND_REASONS),
        note,
      }),
    )
    .mutation(async ({ ctx, input: { bookingId: id, ...grant } }) => {
      const cause = causeOf(ctx, "operator");
      const outcome = await grantRefund({ ...ctx.deps, cause }, id, { ...grant, by: "operator" });
      return outcome.ok ? accept({ bookingId: id }) : outcome;
    }),

  /** Says that a refund which failed was returned in another way than by Stripe: the obligation is met. A second time it changes nothing. */
  settleFailedRefund: operatorMoneyProcedure
    .input(z.object({ bookingId, due: z.int().min(1), note }))
    .mutation(async ({ ctx, input: { bookingId: id, ...word } }) => {
      const cause = causeOf(ctx, "operator");
      const outcome = await settleFailedRefund({ ...ctx.deps, cause }, id, word);
      return outcome.ok ? accept({ bookingId: id }) : outcome;
    }),

  /** Answers in the builder's place that a session whose price was returned in Stripe's dashboard takes place all the same. */
  keepSession: operatorMoneyProcedure.input(z.object({ bookingId })).mutation(async ({ ctx, input }) => {
    const cause = causeOf(ctx, "operator");
    const outcome = await keepSession({ ...ctx.deps, cause }, input.bookingId, "operator");
    return outcome.ok ? accept({ bookingId: input.bookingId }) : outcome;
  }),
});
