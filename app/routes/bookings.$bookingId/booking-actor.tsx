import { createActorContext } from "@xstate/react";
import type { ReactNode } from "react";
import { bookingMachine, bookingSnapshot } from "../../../server/domain/booking/machine/states.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
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

/** Whether the client may ask for a payment page now, for the first time or after a declined card. The server decides again. */
export function useMayPay(at: Instant, timeZone: TimeZone): boolean {
  return BookingActor.useSelector((snapshot) =>
    snapshot.can({ type: "CHECKOUT_REQUESTED", at, checkoutExpiresAt: at, timeZone }),
  );
}

/** Whether the last payment was declined. */
export function useIsDeclined(): boolean {
  return BookingActor.useSelector((snapshot) => snapshot.matches("PAYMENT_FAILED"));
}

/** Whether the session has taken place: nothing but its money can still change. */
export function useIsOver(): boolean {
  return BookingActor.useSelector((snapshot) => snapshot.matches("COMPLETED"));
}
