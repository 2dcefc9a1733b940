import { findUnpaidBooking } from "../../db/bookings/lists/booking-lists.ts";
import { getBuilder } from "../../db/builders/builders.ts";
import { findSessionType } from "../../db/builders/session-types.ts";
import type { ConfirmedAddress } from "../domain/values/confirmed-address.ts";
import type { LanguageTag } from "../domain/text/language.ts";
import type { BookingId, SessionTypeId, UserId } from "../domain/values/ids.ts";
import type { TimeZone } from "../domain/values/instant.ts";
import { refuse, type Outcome } from "../domain/booking/refusal.ts";
import { isOnSale } from "../domain/offer/why-not-sellable.ts";
import { beginBooking, resumeBooking, whyNotBookable } from "./begin-booking.ts";
import type { BookingDeps } from "./booking-deps.ts";

interface Request {
  readonly sessionTypeId: SessionTypeId;
  /** The browser's zone; null when it did not say. */
  readonly timeZone: TimeZone | null;
  /** In which the client reads the page. */
  readonly language: LanguageTag;
  readonly client: {
    readonly userId: UserId;
    readonly email: string;
    readonly name: string;
    readonly confirmed: ConfirmedAddress | null;
  };
  readonly requestId: string;
  /** Where they came from, as the funnel counts it; absent when unknown. */
  readonly source?: string | null;
}

/**
 * The client, whose address is confirmed, pressed Book. Resumes their unpaid booking of the same session type, unless a bank is still paying it; otherwise asks Calendly whether there is
 * anything to book, writes the booking as INITIATED, and makes its single-use scheduling link.
 * When Calendly fails at the last step the booking stands, and the worker makes the link. Throws AccountEnded when the client was erased meanwhile.
 */
export async function initiateBooking(
  deps: BookingDeps,
  request: Request,
): Promise<Outcome<{ readonly bookingId: BookingId }>> {
  const outcome = await beginOrRefuse(deps, request);
  if (!outcome.ok) deps.funnel?.refused(request, outcome.refusal.code);
  return outcome;
}

async function beginOrRefuse(
  deps: BookingDeps,
  request: Request,
): Promise<Outcome<{ readonly bookingId: BookingId }>> {
  if (request.client.confirmed === null) return refuse({ code: "address_unconfirmed" });
  const sessionType = await findSessionType(deps.database.kysely, request.sessionTypeId);
  if (sessionType === null || !isOnSale(sessionType)) return refuse({ code: "session_type_inactive" });
  const builder = await getBuilder(deps.database.kysely, sessionType.builderId);
  if (builder.userId === request.client.userId) return refuse({ code: "own_session" });

  const wanted = { builder, sessionType, mayResume: () => true };
  const known = await findUnpaidBooking(deps.database.kysely, request.client.userId, builder.id);
  if (known !== null) return resumeBooking(known, wanted);
  const refusal = await whyNotBookable(deps, sessionType);
  if (refusal !== null) return refuse(refusal);
  const cause = { kind: "client", reference: request.requestId, personId: request.client.userId } as const;
  return beginBooking({ ...deps, cause }, { ...request, ...wanted, claimedBy: "account" });
}
