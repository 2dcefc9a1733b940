import { declinedTime } from "../../domain/text/en/booking/declined-time.ts";
import { textIn } from "../../domain/text/place.ts";
import { findUnpaidBooking } from "../../../db/bookings/lists/booking-lists.ts";
import { findBookingByInvitee } from "../../../db/bookings/bookings.ts";
import { getBuilder } from "../../../db/builders/builders.ts";
import { findConnectionOfBuilder } from "../../../db/calendly/calendly-connections.ts";
import { isCopy } from "../../../db/operations/installation.ts";
import { isInLostTime } from "../../../db/operations/restorations.ts";
import { findSessionTypeByEventType } from "../../../db/builders/session-types.ts";
import { listUnconfirmedBuilders } from "../../../db/builders/unconfirmed-builders.ts";
import { lockAccount } from "../../../db/accounts/lock-account.ts";
import { isUniqueViolation } from "../../../db/core/unique-violation.ts";
import { AccountEnded } from "../../domain/values/account-ended.ts";
import type { AccountHolder } from "../../domain/booking/booking-owner.ts";
import type { Booking } from "../../domain/booking/booking.ts";
import { idFromBytes, type BuilderId, type UserId } from "../../domain/values/ids.ts";
import { isFree } from "../../domain/values/money.ts";
import { adoptedHoldEndsAt } from "../../domain/booking/time-limits.ts";
import type { Builder, SessionType } from "../../domain/offer/session-type.ts";
import type { CalendlyInvitee } from "../../ports.ts";
import { bookTime } from "./book-time.ts";
import type { EventDeps } from "../booking-deps.ts";
import { declineInvitee } from "./decline-invitee.ts";
import type { LeftAloneReason } from "../../domain/booking/left-alone.ts";
import { booked, leftAlone, type InviteeOutcome } from "./invitee-outcome.ts";
import { historySignerOf } from "../history-signature.ts";
import { insertNewBooking } from "../insert-new-booking.ts";
import { newBooking } from "../new-booking.ts";
import { firstBookedAt, type RescheduleChain } from "./reschedule-chain.ts";
import type { Caused } from "../caused.ts";
import { languageOfClient } from "../../mails/language-of-mail.ts";

/** 3: the second look finds what another source of the same event has written meanwhile. */
const ATTEMPTS_MAX = 3;

/**
 * Adopts somebody who booked a published session type at Calendly directly: they get a booking with a hold, and a mail that says how to pay; a free
 * session is confirmed at once. An open booking of theirs of the same session type gets the time; beside another unpaid one the time is given back
 * with an explanation. Left alone, with the reason, when the builder wants no such bookings or has an address that nobody has confirmed, or when it
 * is none: a group's, a draft's, one that was made before the session type was published, one that has begun; in a copy of another installation; and when
 * it was booked in time whose records were lost.
 * The typed address only decides whose booking it is: anybody can type the builder's. Safe to call again, and at once: an invitee becomes one
 * booking.
 */
export async function adoptInvitee(
  deps: Caused<EventDeps>,
  builderId: BuilderId,
  chain: RescheduleChain,
): Promise<InviteeOutcome> {
  const invitee = chain.last;
  // It names no booking of ours, and the installation that this one was copied from may have sold it.
  if (await isCopy(deps.database.kysely)) return leftAlone("another_installation");
  // Before it was restored, this installation may have sold it, or taken money for it.
  const bookedAt = firstBookedAt(chain);
  if (bookedAt !== null && (await isInLostTime(deps.database.kysely, bookedAt)))
    return leftAlone("booked_in_lost_time");
  const sessionType = await findAdoptableSessionType(deps, builderId, chain);
  if (typeof sessionType === "string") return leftAlone(sessionType);
  const builder = await getBuilder(deps.database.kysely, builderId);
  if (builder.directBookings !== "adopt") return leftAlone("no_direct_bookings");
  const unconfirmed = await listUnconfirmedBuilders(deps.database.kysely, [builderId]);
  if (unconfirmed.has(builderId)) return leftAlone("builder_unconfirmed");
  for (let attempt = 1; ; attempt++) {
    try {
      const owner = await deps.accounts.ofEmail(invitee.email, invitee.name);
      const outcome = await bookFor(deps, { builder, sessionType }, owner, invitee);
      // Their open booking may have got another time at the same moment: this one is then a second.
      const isOther =
        outcome.kind === "booked" && outcome.booking.context.time?.calendlyInviteeUri !== invitee.inviteeUri;
      if (!isOther || attempt >= ATTEMPTS_MAX) return outcome;
    } catch (error) {
      // Another source was faster: the unique index admits one. Or the account of this address was erased: there is a new one then.
      const isOver = isUniqueViolation(error) || error instanceof AccountEnded;
      if (!isOver || attempt >= ATTEMPTS_MAX) throw error;
    }
  }
}

async function findAdoptableSessionType(
  deps: EventDeps,
  builderId: BuilderId,
  chain: RescheduleChain,
): Promise<SessionType | LeftAloneReason> {
  const invitee = chain.last;
  if (invitee.status !== "active") return "canceled";
  if (invitee.startsAt <= deps.clock.now()) return "begun";
  const db = deps.database.kysely;
  const sessionType = await findSessionTypeByEventType(db, invitee.eventTypeUri);
  if (sessionType?.builderId !== builderId) return "not_sold_here";
  if (sessionType.kind !== "solo") return "group";
  const connection = await findConnectionOfBuilder(db, builderId);
  if (connection === null || !invitee.hostUris.includes(connection.calendlyUserUri)) return "another_host";
  const { publishedAt } = sessionType;
  if (publishedAt === null) return "draft";
  // A session that was moved more often than we follow counts as booked before it was for sale.
  const bookedAt = firstBookedAt(chain);
  return bookedAt !== null && bookedAt >= publishedAt ? sessionType : "booked_before_published";
}

interface Offer {
  readonly builder: Builder;
  readonly sessionType: SessionType;
}

async function bookFor(
  deps: Caused<EventDeps>,
  { builder, sessionType }: Offer,
  owner: AccountHolder,
  invitee: CalendlyInvitee,
): Promise<InviteeOutcome> {
  const db = deps.database.kysely;
  const bound = await findBookingByInvitee(db, invitee.inviteeUri);
  if (bound !== null) return booked(bound);
  const { userId, confirmed } = owner;
  const unpaid = await findUnpaidBooking(db, userId, builder.id);
  // What an account has begun whose address nobody has confirmed may be somebody else's: whoever reads the mail gets to it by confirming.
  const isTheirs = unpaid?.claimedBy === "address" || confirmed !== null;
  const isOpen = isTheirs && unpaid?.state === "INITIATED" && unpaid.sessionTypeId === sessionType.id;
  if (unpaid !== null && !isOpen) {
    if (unpaid.context.time?.calendlyInviteeUri === invitee.inviteeUri) return booked(unpaid);
    const effectKey = await declineInvitee(deps, unpaid, invitee, await whyDeclined(deps, unpaid, builder));
    return { kind: "declined", booking: unpaid, because: "unpaid_booking", effectKey };
  }
  const booking = unpaid ?? (await insertAdopted(deps, { builder, sessionType }, userId, invitee));
  const after = await bookTime(deps, booking, invitee, {
    holdEndsAt: adoptedHoldEndsAt(deps.clock.now(), invitee.startsAt, deps.settings.holdMinutes),
    furtherEffects: isFree(booking.context.price)
      ? []
      : [{ type: "tell", params: { audience: "client", news: "please_pay", refund: null } }],
  });
  return booked(after);
}

async function insertAdopted(
  deps: Caused<EventDeps>,
  { builder, sessionType }: Offer,
  userId: UserId,
  { email, name, timeZone }: CalendlyInvitee,
): Promise<Booking> {
  const now = deps.clock.now();
  const id = idFromBytes("bkg", deps.randomBytes(16));
  const client = { userId, email, name };
  const booking = newBooking({ id, now }, builder, sessionType, {
    client,
    claimedBy: "address",
    timeZone,
    // Calendly does not say.
    language: null,
  });
  await deps.database.transact(async (tx) => {
    await lockAccount(tx, userId);
    await insertNewBooking(tx, booking, {
      cause: deps.cause,
      sign: historySignerOf(deps.secretBox),
      origin: "calendly",
    });
  });
  return booking;
}

async function whyDeclined(
  { settings, database }: EventDeps,
  unpaid: Booking,
  builder: Builder,
): Promise<string> {
  const t = textIn(declinedTime, await languageOfClient(database.kysely, unpaid));
  const url = `${settings.appUrl}/bookings/${unpaid.id}`;
  return t(unpaid.context.time === null ? "otherHasNoTime" : "otherIsUnpaid", {
    builder: builder.displayName,
    url,
  });
}
