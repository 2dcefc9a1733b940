import type { BookingId, CheckoutId } from "../../server/domain/values/ids.ts";
import type { TestApp } from "../../server/test-app.ts";
import type { TestClient } from "./people.ts";
import type { BookedAtCalendly, SandboxControl } from "./sandbox.ts";

/** A booking on its way, and what has come of it so far. */
export interface TestBooking {
  readonly client: TestClient;
  readonly bookingId: BookingId;
  /** Null until a time is booked. */
  readonly atCalendly: BookedAtCalendly | null;
  /** Null until a checkout is open. */
  readonly checkoutId: CheckoutId | null;
}

/** A booking that holds a time at Calendly. */
export type Booked = TestBooking & { readonly atCalendly: BookedAtCalendly };
/** Its client is in front of Stripe's page. */
export type BookedUntilCheckout = Booked & { readonly checkoutId: CheckoutId };

/** A booking, as far as it matters which one it is. */
export type WhichBooking = Pick<TestBooking, "bookingId">;

/** The wired app in this process, and the sandbox around it with all that people do there. */
export type AppWithSandbox = Omit<TestApp, "sandbox"> & {
  readonly sandbox: TestApp["sandbox"] & SandboxControl;
};
