import type { Language } from "../domain/text/language.ts";
import { listBookingsInTrouble } from "../../db/bookings/lists/bookings-in-trouble.ts";
import {
  countBookingsAhead,
  listNextSessions,
  listSessionsWithoutPlace,
} from "../../db/bookings/lists/builder-bookings.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { findConnectionOfBuilder } from "../../db/calendly/calendly-connections.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";
import { BOOKING_GROUPS } from "../domain/booking/booking-groups.ts";
import { isHeldByBank, isRefundedOutside, moneyTroublesOf } from "../domain/booking/booking-money.ts";
import type { Booking } from "../domain/booking/booking.ts";
import { linkOf } from "../domain/booking/session-place.ts";
import { listRefusing } from "../mails/reported-address.ts";
import { nameInWords } from "../domain/text/name-in-words.ts";
import type { BuilderId } from "../domain/values/ids.ts";
import { isFree } from "../domain/values/money.ts";
import { isOnSale, whyNotSellable } from "../domain/offer/why-not-sellable.ts";
import { viewOfUnpayable } from "../refused-checkouts/view-of-refused-checkouts.ts";
import { viewMonth } from "./month-figures.ts";

/** 20: more than anybody holds in a day, so that today's are all of them. */
const NEXT_SESSIONS = 20;
/** 50: more than anybody reads at once; the rest follows when these are settled. */
const IN_TROUBLE_MAX = 50;

/** The builder's first page: what needs them, what comes next, and what this month has brought, in their own zone. */
export async function viewOverview(
  deps: Pick<BookingDeps, "database" | "clock" | "secretBox">,
  builderId: BuilderId,
  language: Language,
) {
  const db = deps.database.kysely;
  const now = deps.clock.now();
  const builder = await getBuilder(db, builderId);
  const connection = await findConnectionOfBuilder(db, builderId);
  const sessionTypes = await listSessionTypes(db, builderId);
  const next = await listNextSessions(db, builderId, now, NEXT_SESSIONS);
  const refusing = await listRefusing(db, deps.secretBox, [
    builder.email,
    ...next.map((one) => one.clientEmail),
  ]);
  return {
    slug: builder.slug,
    displayName: builder.displayName,
    timeZone: builder.timeZone,
    now,
    connection:
      connection === null
        ? null
        : {
            brokenReason: connection.brokenReason,
            checkFailingSince: connection.checkFailingSince,
            checkFailure: connection.checkFailure,
          },
    hasHeadline: builder.headline !== "",
    drafts: sessionTypes.filter((one) => one.publishedAt === null && one.inactiveSince === null).length,
    /** Published, but cannot be booked: the event type at Calendly has changed since. */
    spoilt: sessionTypes
      .filter((one) => one.publishedAt !== null && !isOnSale(one))
      .map((one) => ({ id: one.id, name: one.name, reasons: whyNotSellable(one) })),
    onSale: sessionTypes.filter(isOnSale).length,
    /** Whether something has a price, or is offered for nothing on purpose. */
    hasPrice: sessionTypes.some((one) => one.publishedAt !== null || !isFree(one.price)),
    unpaidHolds: await countBookingsAhead(db, builderId, BOOKING_GROUPS.unpaid, now),
    /** What clients cannot pay for just now, because Stripe refuses. */
    refusedCheckouts: await viewOfUnpayable(db, builderId),
    /** Bookings whose money needs a decision, the most pressing first. */
    moneyQuestions: (await listBookingsInTrouble(db, builderId, IN_TROUBLE_MAX))
      .flatMap((booking) => questionsOf(booking, language))
      .sort(byUrgency),
    /** Sessions without a place that the client could come to, the next one first. */
    placeQuestions: (await listSessionsWithoutPlace(db, builderId, now, IN_TROUBLE_MAX)).map(
      ({ id, sessionTypeName, clientName }) => ({
        id,
        sessionTypeName,
        clientName: nameInWords(clientName, "client", language),
      }),
    ),
    nextSessions: next.map((booking) => nextView(booking, language)),
    /** Since when the builder’s own address refuses mails; null while it takes them. */
    ownMailRefusedAt: refusing.get(builder.email) ?? null,
    /** Of the next sessions, those whose client’s address refuses mails. */
    unreachable: next
      .filter(({ clientEmail }) => refusing.has(clientEmail))
      .map(({ id, sessionTypeName, clientName }) => ({
        id,
        sessionTypeName,
        clientName: nameInWords(clientName, "client", language),
      })),
    month: await viewMonth(db, builder, now),
  };
}

function nextView({ id, sessionTypeName, clientName, context, place }: Booking, language: Language) {
  return {
    id,
    sessionTypeName,
    clientName: nameInWords(clientName, "client", language),
    time: context.time,
    price: context.price,
    /** What opens the conference; null where nothing does. */
    joinUrl: linkOf(place),
  };
}

/** `kept_or_canceled`: the price went back in Stripe's dashboard, and the session is still on. `inquired`: the bank asks, and holds nothing. */
type MoneyQuestion = (typeof URGENCY)[number];

const URGENCY = ["kept_or_canceled", "disputed", "inquired", "refund_failed"] as const;

function questionsOf({ id, state, context, sessionTypeName, clientName }: Booking, language: Language) {
  const questions: MoneyQuestion[] = [];
  if (isRefundedOutside(state, context)) questions.push("kept_or_canceled");
  const undecided = context.disputes.filter(({ status }) => status === "open");
  if (undecided.length > 0) questions.push(undecided.some(isHeldByBank) ? "disputed" : "inquired");
  if (moneyTroublesOf(state, context).some(({ kind }) => kind === "refund_failed")) {
    questions.push("refund_failed");
  }
  return questions.map((question) => ({
    id,
    question,
    sessionTypeName,
    clientName: nameInWords(clientName, "client", language),
  }));
}

function byUrgency(a: { readonly question: MoneyQuestion }, b: { readonly question: MoneyQuestion }): number {
  return URGENCY.indexOf(a.question) - URGENCY.indexOf(b.question);
}
