import type { TypedReason } from "../../components/forms/reason-field.tsx";
import type { Refusal } from "../../../server/domain/booking/refusal.ts";

/** What the page's action answers with, beside going elsewhere: what was typed is kept. */
export interface BookingAnswer {
  readonly refusal: Refusal | null;
  /** Of the cancel form; null when another was sent. */
  readonly cancel: TypedReason | null;
  readonly refund: {
    readonly requestId: string;
    readonly payment: string;
    readonly amount: string;
    readonly reason: string;
    readonly note: string;
  } | null;
  /** The reason typed for a refund that was returned in another way; null when another form was sent. */
  readonly outside: TypedReason | null;
  /** By field. */
  readonly errors: Readonly<Record<string, string>>;
}
