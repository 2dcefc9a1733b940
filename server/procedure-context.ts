import type { BookingDeps } from "./booking/booking-deps.ts";
import type { ConnectionDeps } from "./calendly-connection/connection-deps.ts";
import type { BuilderId, UserId } from "./domain/ids.ts";
import type { Pictures } from "./ports.ts";
import type { CheckupDeps } from "./report/check-deps.ts";

/** Who is asking. */
export type Actor =
  | { readonly kind: "nobody" }
  | {
      readonly kind: "client" | "builder" | "operator";
      readonly userId: UserId;
      readonly email: string;
      readonly name: string;
      /** Set for builders only. */
      readonly builderId: BuilderId | null;
    };

/** What a tRPC procedure gets. */
export interface ProcedureContext {
  readonly actor: Actor;
  readonly deps: BookingDeps;
  readonly requestId: string;
  readonly pictures: Pictures;
  readonly connections: ConnectionDeps;
  /** What the checks of the installation look at. */
  readonly checkup: CheckupDeps;
  /** Says that an account is a builder's from now on. Safe to call twice. */
  readonly makeBuilder: (userId: UserId) => Promise<void>;
}
