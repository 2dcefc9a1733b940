import type { ConsentMissing, TickedConsents } from "../../../../server/domain/booking/consent.ts";
import type { Instant } from "../../../../server/domain/values/instant.ts";
import type { TypedReason } from "../../../components/forms/reason-field.tsx";
import type { BookingOnPage } from "../../../page-data.ts";
import type { SaidInWords } from "../actor/said.ts";
import type { Shown } from "../actor/shown.ts";
import type { AskedStep } from "./asked-step.ts";

/** What a step has to go by. */
export interface StepProps {
  readonly booking: BookingOnPage;
  readonly asked: AskedStep | null;
  readonly words: SaidInWords;
  /** By the page's actor: what is waited for, and what may be pressed. */
  readonly shown: Shown;
  /** Came back from Stripe's page by its "back" link. */
  readonly hasLeftCheckout: boolean;
  /** The start that was pressed before the booking began: its day is open where a time is picked. Null where none was. */
  readonly wishedTime: Instant | null;
  /** Whether they have just signed in by a mailed code, and have no passkey yet. */
  readonly offersPasskey: boolean;
  /** What was not agreed to yet, by the answer to what was pressed last; null before. */
  readonly consentMissing: ConsentMissing | null;
  /** What was ticked then. */
  readonly ticked: TickedConsents | null;
  /** Of a cancel form that was not carried out. */
  readonly typedReason: TypedReason | undefined;
}
