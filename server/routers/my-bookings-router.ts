import { languageOfTag } from "../domain/text/known-languages.ts";
import type { Language } from "../domain/text/language.ts";
import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { findBooking, listBookingAnswers } from "../../db/bookings/bookings.ts";
import { listBookingsOfBuilder } from "../../db/bookings/lists/builder-bookings.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { viewOfBooking } from "../booking/view/booking-view.ts";
import { cancelBooking } from "../booking/cancel-booking.ts";
import { grantRefund } from "../booking/grant-refund.ts";
import { keepSession } from "../booking/keep-session.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { BOOKING_GROUP_NAMES, BOOKING_GROUPS } from "../domain/booking/booking-groups.ts";
import { isErasedAddress } from "../domain/values/erased-person.ts";
import { nameInWords } from "../domain/text/name-in-words.ts";
import { dayAfter, isDay, startOfDay } from "../domain/values/calendar-days.ts";
import { accept } from "../domain/booking/refusal.ts";
import { builderProcedure, router } from "./trpc.ts";
import type { BookingId, BuilderId } from "../domain/values/ids.ts";
import { causeOf } from "./cause-of.ts";
import { BUILDERS_BOOKINGS, HISTORY, withHistoryCursor } from "./page-cursor.ts";
import { amountMinor, bookingId, note, noteIfAny, requestId, typedLine } from "./procedure-inputs.ts";

/** 25: a screen or two. */
const PAGE_SIZE = 25;

const day = z.string().refine(isDay);

/** A booking as its builder's list shows it. */
function rowView(booking: Booking, language: Language) {
  const { id, state, sessionTypeName, clientName, clientEmail, context, createdAt } = booking;
  return {
    id,
    state,
    context,
    sessionTypeName,
    clientName: nameInWords(clientName, "client", language),
    clientEmail: isErasedAddress(clientEmail) ? null : clientEmail,
    createdAt,
  };
}

/** A booking of this builder's sessions. NOT_FOUND for anybody else's. */
async function bookingOf({ database }: BookingDeps, builderId: BuilderId, id: BookingId): Promise<Booking> {
  const booking = await findBooking(database.kysely, id);
  if (booking?.builderId !== builderId) throw new TRPCError({ code: "NOT_FOUND" });
  return booking;
}

export const myBookingsRouter = router({
  /**
   * A page of the bookings of the caller's sessions, the newest first; with days, by the days of the sessions, the latest first. A search may
   * give a short page while there is a next one. `unreadable` says how many of the page cannot be read.
   */
  list: builderProcedure
    .input(
      z.object({
        group: z.enum(BOOKING_GROUP_NAMES),
        /** Days of the session, in the builder's own zone; both are included. */
        from: day.nullable(),
        until: day.nullable(),
        /** How the client's name or address, or a word in them, begins. */
        search: typedLine(100),
        after: BUILDERS_BOOKINGS.input,
      }),
    )
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const { timeZone } = await getBuilder(db, ctx.actor.builderId);
      const { from, until } = input;
      const { values, unreadable, next } = await listBookingsOfBuilder(
        db,
        ctx.actor.builderId,
        {
          states: BOOKING_GROUPS[input.group],
          from: from === null ? null : startOfDay(from, timeZone),
          until: until === null ? null : startOfDay(dayAfter(until), timeZone),
          search: input.search === "" ? null : input.search,
        },
        { after: input.after, limit: PAGE_SIZE },
      );
      return {
        items: values.map((booking) => rowView(booking, languageOfTag(ctx.language))),
        unreadable: unreadable.length,
        next: BUILDERS_BOOKINGS.write(next),
        timeZone,
      };
    }),

  /** One booking of the caller's sessions with a page of its history and the client's answers. NOT_FOUND for anybody else's. */
  get: builderProcedure
    .input(z.object({ bookingId, earlier: HISTORY.input }))
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const booking = await bookingOf(ctx.deps, ctx.actor.builderId, input.bookingId);
      return {
        ...withHistoryCursor(
          await viewOfBooking(
            ctx.deps,
            booking,
            { reader: "builder", language: languageOfTag(ctx.language) },
            input.earlier,
          ),
        ),
        answers: await listBookingAnswers(db, booking.id),
      };
    }),

  /** Cancels one booking of the caller's sessions; all that was paid goes back, and the time is free again. */
  cancel: builderProcedure
    .input(z.object({ bookingId, note: noteIfAny }))
    .mutation(async ({ ctx, input }) => {
      const booking = await bookingOf(ctx.deps, ctx.actor.builderId, input.bookingId);
      const word = { quote: null, note: input.note };
      const outcome = await cancelBooking(
        { ...ctx.deps, cause: causeOf(ctx, "builder") },
        booking.id,
        "builder",
        word,
      );
      return outcome.ok ? accept({ bookingId: booking.id }) : outcome;
    }),

  /** Gives the client money back, with a reason that they read: out of goodwill, or because the builder did not come. */
  refund: builderProcedure
    .input(
      z.object({
        bookingId,
        requestId,
        amountMinor,
        reason: z.enum(["goodwill", "builder_no_show"]),
        note,
      }),
    )
    .mutation(async ({ ctx, input: { bookingId: id, ...grant } }) => {
      const booking = await bookingOf(ctx.deps, ctx.actor.builderId, id);
      const cause = causeOf(ctx, "builder");
      const whole = { ...grant, by: "builder", paymentIntentId: null } as const;
      const outcome = await grantRefund({ ...ctx.deps, cause }, booking.id, whole);
      return outcome.ok ? accept({ bookingId: booking.id }) : outcome;
    }),

  /** Answers that a session whose price was returned in Stripe's dashboard takes place all the same. */
  keepSession: builderProcedure.input(z.object({ bookingId })).mutation(async ({ ctx, input }) => {
    const booking = await bookingOf(ctx.deps, ctx.actor.builderId, input.bookingId);
    const cause = causeOf(ctx, "builder");
    const outcome = await keepSession({ ...ctx.deps, cause }, booking.id, "builder");
    return outcome.ok ? accept({ bookingId: booking.id }) : outcome;
  }),
});
