import type { BookingDeps } from "./booking/booking-deps.ts";
import type { BuilderId, UserId } from "./domain/ids.ts";

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
}
