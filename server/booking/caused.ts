import type { Cause } from "../domain/booking/booking-event.ts";

/** What a use case works with, together with who or what brought it about: bound once, where the work begins, and told to the history. */
export type Caused<Deps> = Deps & { readonly cause: Cause };
