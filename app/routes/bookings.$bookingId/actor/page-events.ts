import type { ConsentRefusal, TickedConsents } from "../../../../server/domain/booking/consent.ts";
import type { Refusal } from "../../../../server/domain/booking/refusal.ts";
import type { ServerPage } from "./server-page.ts";

/** What Calendly's embed says of a time that was booked in it. */
export interface ScheduledHint {
  readonly calendlyEventUri: string;
  readonly calendlyInviteeUri: string;
}

/** What happens on the booking's page, in the past tense as for the booking itself. */
export type PageEvent =
  /** The page's data, read anew: also what Stripe's return brought, which loads the page. */
  | { readonly type: "SERVER_SAID"; readonly page: ServerPage }
  /** The embed is alive. */
  | { readonly type: "CALENDAR_SPOKE" }
  /** The person wants the calendar loaded again, or shown again. */
  | { readonly type: "CALENDAR_WANTED" }
  /** A time was booked in the embed. */
  | { readonly type: "TIME_BOOKED"; readonly hint: ScheduledHint }
  | {
      readonly type: "PAY_PRESSED";
      /** What was ticked beside the button. */ readonly ticked?: TickedConsents;
    }
  /** The browser shows a page again that it had kept while the person was on Stripe's page, or on Calendly's. */
  | { readonly type: "BACK_FROM_ELSEWHERE" }
  /** The server tells that the booking is at this version. It may be the one that is known, with something beside it that has changed. */
  | { readonly type: "BOOKING_CHANGED"; readonly version: number }
  /** The stream by which it tells shows that it is there. */
  | { readonly type: "STREAM_SPOKE" }
  /** The stream has shown nothing for longer than it ever does: somebody between holds it back, or the network is gone. */
  | { readonly type: "STREAM_WENT_SILENT" }
  /** It has ended. `isForGood`: the browser does not try by itself to get it back. */
  | { readonly type: "STREAM_LOST"; readonly isForGood: boolean }
  /** The server has ended it for others that were opened after it. */
  | { readonly type: "STREAM_REPLACED" }
  | { readonly type: "LEFT_VIEW" }
  | { readonly type: "CAME_BACK" }
  | { readonly type: "LOOK_WANTED" }
  /** The hold is over by the clock, or what a cancellation was said to return. */
  | { readonly type: "DEADLINE_PASSED" }
  /** The server knows nobody here any more. */
  | { readonly type: "SIGNED_OUT" };

/** Why the page went back to what the server says. `not_through`: what was pressed did not reach the server. */
export type Correction = Refusal | ConsentRefusal | { readonly code: "not_through" };
