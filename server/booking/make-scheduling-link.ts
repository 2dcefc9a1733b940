import { findBooking, getBooking } from "../../db/bookings/bookings.ts";
import { findCallerWishes, updateMetadata } from "../../db/bookings/caller-wishes.ts";
import { findUnpaidBooking, hasBookedWith } from "../../db/bookings/lists/booking-lists.ts";
import { lockBookings } from "../../db/bookings/write-booking.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { isOwnedBy, type AccountHolder } from "../domain/booking/booking-owner.ts";
import type { Booking } from "../domain/booking/booking.ts";
import type { CallerMetadata } from "../domain/booking/caller-metadata.ts";
import { accept, refuse, type Outcome } from "../domain/booking/refusal.ts";
import { timePageUrl, type TimePage } from "../domain/booking/time-page-url.ts";
import type { SessionType } from "../domain/offer/session-type.ts";
import { isOnSale } from "../domain/offer/why-not-sellable.ts";
import type { LanguageTag } from "../domain/text/language.ts";
import { AccountEnded } from "../domain/values/account-ended.ts";
import type { BookingId } from "../domain/values/ids.ts";
import type { TimeZone } from "../domain/values/instant.ts";
import { NEW_ADDRESSES_OF_BUILDER } from "../domain/values/limit-rules.ts";
import { beginBooking, refusalOfCalendly, resumeBooking, whyNotBookable } from "./begin-booking.ts";
import { API_SOURCE } from "../domain/funnel/funnel-source.ts";
import type { BookingDeps } from "./booking-deps.ts";
import type { Caused } from "./caused.ts";
import { notAgreed } from "./consent/not-agreed.ts";
import { readConsentNeed } from "./consent/read-consent-need.ts";
import { metadataWith } from "./metadata-with.ts";
import { placesOfAnswers, type AnswerToFill } from "./places-of-answers.ts";
import { waitForAnswer } from "./wait-for-answer.ts";

/** Who asks for a link: a client for themselves, or the builder or an operator for whomever they name. */
export type LinkAsker =
  (AccountHolder & { readonly kind: "client" }) | { readonly kind: "builder" | "operator" };

/** What a link is asked for with. */
export interface LinkAsked {
  readonly by: LinkAsker;
  /** A builder's are their own. */
  readonly sessionType: SessionType;
  readonly invitee: { readonly email: string; readonly name: string };
  readonly answers: readonly AnswerToFill[];
  readonly metadata: CallerMetadata;
  /** Null when unknown. */
  readonly timeZone: TimeZone | null;
  /** In which the client reads; null when unknown. */
  readonly language: LanguageTag | null;
  /** Chosen beforehand: asked with the same one again, the booking that was made then is answered. */
  readonly newBookingId?: BookingId | undefined;
}

export interface MadeLink {
  readonly schedulingUrl: string;
  readonly bookingId: BookingId;
}

/**
 * Calendly's single-use page of a booking for this person, filled in: their unpaid booking of the same session type is resumed, otherwise one is begun.
 * Nothing is mailed before they pick a time. A client asks for their own confirmed address; for any other the booking belongs to whoever confirms it.
 * Refused as `calendar_unavailable` while Calendly has not made the page: the booking stands, and the same question finds it. Throws InvalidField where
 * an answer or the metadata cannot be taken, and for a client who has not agreed yet to what the page of a free session asks: the booking stands, they
 * agree there, and the same question finds it. Throws LimitReached.
 */
export async function makeSchedulingLink(
  deps: Caused<BookingDeps>,
  asked: LinkAsked,
): Promise<Outcome<MadeLink>> {
  const { by, sessionType, invitee, newBookingId } = asked;
  if (by.kind === "client" && by.confirmed === null) return refuse({ code: "address_unconfirmed" });
  if (by.kind === "client" && by.confirmed !== invitee.email.toLowerCase())
    return refuse({ code: "address_not_own" });
  if (!isOnSale(sessionType)) return refuse({ code: "session_type_inactive" });

  const db = deps.database.kysely;
  const answers = await placesOf(deps, asked);
  if (!answers.ok) return answers;
  const again = newBookingId === undefined ? null : await findBooking(db, newBookingId);
  if (again !== null && isAskedAgain(again, asked)) return linkOf(deps, again, asked, answers.value);

  const outcome = await resumeOrBegin(deps, asked);
  if (!outcome.ok) return outcome;
  const booking = await getBooking(db, outcome.value.bookingId);
  // A time is held already: it is paid, or canceled, before another one is picked.
  if (booking.state !== "INITIATED") return refuse({ code: "unpaid_booking_exists", bookingId: booking.id });
  return linkOf(deps, booking, asked, answers.value);
}

function isAskedAgain(booking: Booking, { by, sessionType, invitee }: LinkAsked): boolean {
  const isCallers = by.kind !== "client" || isOwnedBy(booking, by);
  const isSame = booking.clientEmail.toLowerCase() === invitee.email.toLowerCase();
  return isCallers && isSame && booking.sessionTypeId === sessionType.id;
}

/** Asked of Calendly before anything is written; not asked where nothing is to be filled in. */
async function placesOf(
  deps: BookingDeps,
  { sessionType, answers }: LinkAsked,
): Promise<Outcome<TimePage["answers"] & object>> {
  if (answers.length === 0) return accept([]);
  const calendar = await deps.calendars.ofBuilder(sessionType.builderId);
  if (calendar === null) return refuse({ code: "calendar_unavailable" });
  try {
    const eventType = await calendar.findEventType(sessionType.calendlyEventTypeId);
    if (eventType === null) return refuse({ code: "session_type_inactive" });
    return accept(placesOfAnswers(eventType.questions, answers));
  } catch (error) {
    return refuse(
      refusalOfCalendly(deps, error, "Calendly could not be asked for an event type's questions"),
    );
  }
}

async function resumeOrBegin(
  deps: Caused<BookingDeps>,
  asked: LinkAsked,
): Promise<Outcome<{ readonly bookingId: BookingId }>> {
  const { by, sessionType, invitee, metadata } = asked;
  const db = deps.database.kysely;
  const builder = await getBuilder(db, sessionType.builderId);
  const account = by.kind === "client" ? by : await deps.accounts.findUserByEmail(invitee.email);
  if (account !== null && builder.userId === account.userId) return refuse({ code: "own_session" });

  // What an account has begun whose address nobody has confirmed may be somebody else's.
  const mayResumeFor = (owner: AccountHolder) => (known: Booking) =>
    known.claimedBy === "address" || owner.confirmed !== null;
  const known = account === null ? null : await findUnpaidBooking(db, account.userId, builder.id);
  if (account !== null && known !== null) {
    const resumed = resumeBooking(known, { sessionType, mayResume: mayResumeFor(account) });
    if (resumed.ok) await addMetadata(deps, known.id, asked);
    return resumed;
  }
  const refusal = await whyNotBookable(deps, sessionType);
  if (refusal !== null) return refuse(refusal);
  const isNewHere = account === null || !(await hasBookedWith(db, account.userId, builder.id));
  if (by.kind === "builder" && isNewHere) await deps.limits.takeOrThrow(NEW_ADDRESSES_OF_BUILDER, builder.id);

  const begin = async () => {
    const owner = by.kind === "client" ? by : await deps.accounts.ofEmail(invitee.email, invitee.name);
    return beginBooking(deps, {
      builder,
      sessionType,
      client: { userId: owner.userId, ...invitee },
      claimedBy: by.kind === "client" ? "account" : "address",
      timeZone: asked.timeZone,
      language: asked.language,
      metadata,
      source: API_SOURCE,
      id: asked.newBookingId,
      mayResume: mayResumeFor(owner),
    });
  };
  try {
    return await begin();
  } catch (error) {
    // The account of this address was erased meanwhile: there is a new one now.
    if (!(error instanceof AccountEnded) || by.kind === "client") throw error;
    return begin();
  }
}

async function addMetadata(
  { database }: BookingDeps,
  id: BookingId,
  { metadata, by }: LinkAsked,
): Promise<void> {
  if (Object.keys(metadata).length === 0) return;
  await database.transact(async (tx) => {
    await lockBookings(tx, [id]);
    const before = (await findCallerWishes(tx, id)).metadata;
    await updateMetadata(tx, id, metadataWith(before, { metadata, by: by.kind }));
  });
}

async function linkOf(
  deps: BookingDeps,
  booking: Booking,
  { by, invitee }: LinkAsked,
  answers: TimePage["answers"] & object,
): Promise<Outcome<MadeLink>> {
  const { asksEarlyStart } = deps.settings;
  const need = { now: deps.clock.now(), asksEarlyStart };
  if (by.kind === "client" && (await readConsentNeed(deps.database.kysely, booking, need)) !== null)
    throw notAgreed("eventTypeId");
  const { id: bookingId, builderId, sessionTypeId, clientUserId } = booking;
  const page = await waitForAnswer(
    deps,
    bookingId,
    "createSchedulingLink",
    async () => (await getBooking(deps.database.kysely, bookingId)).schedulingUrl,
  );
  if (page === null) return refuse({ code: "calendar_unavailable" });
  const hints = { builderId, sessionTypeId, clientUserId };
  return accept({
    schedulingUrl: timePageUrl(page, { bookingId, client: invitee, answers, hints }),
    bookingId,
  });
}
