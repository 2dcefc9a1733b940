import { createActorContext } from "@xstate/react";
import type { ReactNode } from "react";
import { bookingMachine, bookingSnapshot } from "../../../server/domain/booking-machine.ts";
import type { Instant, TimeZone } from "../../../server/domain/instant.ts";
import type { BookingOnPage } from "../../page-data.ts";

const BookingActor = createActorContext(bookingMachine);

/** The booking's machine for everything below, standing where the server says it stands; made anew with each transition. */
export function BookingActorProvider({
  booking,
  children,
}: {
  readonly booking: BookingOnPage;
  readonly children: ReactNode;
}) {
  return (
    <BookingActor.Provider
      key={booking.version}
      options={{ snapshot: bookingSnapshot(booking.state, booking.context) }}
    >
      {children}
    </BookingActor.Provider>
  );
}

/** What the client may do at this instant. The server decides again. */
export interface Allowed {
  /** Ask for a payment page, for the first time or after a declined card. */
  readonly pay: boolean;
  /** Give the booking up. */
  readonly cancel: boolean;
  /** Cancel or move it on Calendly's own pages. */
  readonly changeOnCalendly: boolean;
}

/** Asks the machine, never a list of states. */
export function useAllowed(at: Instant, timeZone: TimeZone): Allowed {
  const snapshot = BookingActor.useSelector((current) => current);
  return {
    pay: snapshot.can({ type: "CHECKOUT_REQUESTED", at, checkoutExpiresAt: at, timeZone }),
    cancel: snapshot.can({ type: "CANCEL_REQUESTED", at, by: "client" }),
    changeOnCalendly: snapshot.can({ type: "TIME_CANCELED", at, by: "client" }),
  };
}

/** Whether the last payment was declined. */
export function useIsDeclined(): boolean {
  return BookingActor.useSelector((snapshot) => snapshot.matches("PAYMENT_FAILED"));
}

/** Whether the session has taken place: nothing but its money can still change. */
export function useIsOver(): boolean {
  return BookingActor.useSelector((snapshot) => snapshot.matches("COMPLETED"));
}
