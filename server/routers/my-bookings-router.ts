import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { listTransitions } from "../../db/booking-history.ts";
import { findBooking, listBookingAnswers } from "../../db/bookings.ts";
import { listBookingsOfBuilder } from "../../db/builder-bookings.ts";
import { getBuilder } from "../../db/builders.ts";
import { viewOfBooking } from "../booking/booking-view.ts";
import type { Booking } from "../domain/booking.ts";
import { BOOKING_GROUPS } from "../domain/booking-groups.ts";
import { dayAfter, isDay, startOfDay } from "../domain/calendar-days.ts";
import { builderProcedure, router } from "../trpc.ts";
import { bookingId } from "./procedure-inputs.ts";

/** 25: a screen or two. */
const PAGE_SIZE = 25;

const day = z.string().refine(isDay, "Please give a day as 2026-03-02.");

/** A booking as its builder's list shows it. */
function rowView(booking: Booking) {
  const { id, state, sessionTypeName, clientName, clientEmail, context, createdAt } = booking;
  const { time, price } = context;
  return { id, state, sessionTypeName, clientName, clientEmail, price, time, createdAt };
}

export const myBookingsRouter = router({
  /** One page of the bookings of the caller's sessions, the newest first. Pages begin at 1. */
  list: builderProcedure
    .input(
      z.object({
        group: z.enum(["all", "unpaid", "booked", "over"]),
        /** Days of the session, in the builder's own zone; both are included. */
        from: day.nullable(),
        until: day.nullable(),
        search: z.string().trim().max(100),
        page: z.int().min(1).max(10_000),
      }),
    )
    .query(async ({ ctx, input }) => {
      const db = ctx.deps.database.kysely;
      const { timeZone } = await getBuilder(db, ctx.actor.builderId);
      const { from, until } = input;
      const { bookings, total } = await listBookingsOfBuilder(
        db,
        ctx.actor.builderId,
        {
          states: BOOKING_GROUPS[input.group],
          from: from === null ? null : startOfDay(from, timeZone),
          until: until === null ? null : startOfDay(dayAfter(until), timeZone),
          search: input.search === "" ? null : input.search,
        },
        { offset: (input.page - 1) * PAGE_SIZE, limit: PAGE_SIZE },
      );
      const pages = Math.max(1, Math.ceil(total / PAGE_SIZE));
      return { bookings: bookings.map(rowView), total, page: input.page, pages, timeZone };
    }),

  /** One booking of the caller's sessions with its whole history and the client's answers. NOT_FOUND for anybody else's. */
  get: builderProcedure.input(z.object({ bookingId })).query(async ({ ctx, input }) => {
    const db = ctx.deps.database.kysely;
    const booking = await findBooking(db, input.bookingId);
    if (booking?.builderId !== ctx.actor.builderId) throw new TRPCError({ code: "NOT_FOUND" });
    const transitions = await listTransitions(db, booking.id);
    return {
      ...(await viewOfBooking(ctx.deps, booking)),
      // Calendly's own pages for this invitee are the client's.
      cancelUrl: null,
      rescheduleUrl: null,
      checkoutUrl: null,
      schedulingUrl: null,
      answers: await listBookingAnswers(db, booking.id),
      history: transitions.map(({ version, toState, event, cause, happenedAt }) => ({
        version,
        toState,
        eventType: event.type,
        by: typeof event["by"] === "string" ? event["by"] : null,
        causeKind: cause.kind,
        happenedAt,
      })),
    };
  }),
});
