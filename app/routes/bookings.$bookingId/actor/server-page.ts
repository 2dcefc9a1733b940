import type { CheckoutId } from "../../../../server/domain/values/ids.ts";
import { stepOf, type BookingStep } from "../../../../server/domain/booking/booking.ts";
import type { BookingSnapshot } from "../../../page-data.ts";
import type { Said } from "./said.ts";
import type { PageState } from "./waiting-for.ts";

/** What the server says: the booking, and what the address asks of its page. */
export interface ServerPage extends PageState {
  /** With which Stripe sent the visitor back; null when it did not. */
  readonly checkoutId: CheckoutId | null;
  readonly said: Said;
}

/** What can stand in the card. `visitor`: of somebody else's booking. */
export const VIEWS = [
  "visitor",
  "cancel",
  "move",
  "time",
  "details",
  "pay",
  "done",
  "over",
] as const satisfies readonly (BookingStep | "visitor" | "cancel" | "move")[];
export type View = (typeof VIEWS)[number];

/** What stands in the card by the server's word. */
export function viewOf({ booking, asked }: ServerPage): View {
  if (!booking.viewerIsClient) return "visitor";
  return asked === "cancel" || asked === "move" ? asked : stepOf(booking.state);
}

/** What of a booking changes the page. Its clock alone does not. */
const SHOWN = [
  "version",
  "waitingFor",
  "schedulingUrl",
  "checkoutUrl",
  "place",
  "refundRequested",
  "deadObligations",
  "refunds",
] as const satisfies readonly (keyof BookingSnapshot)[];

/** The same for as long as the page shows the same of the booking. */
export function freshnessOf(booking: BookingSnapshot): string {
  return JSON.stringify([...SHOWN.map((field) => booking[field]), booking.client.timeZone]);
}

/** Whether the server says what it said before, but for its clock. */
export function saysTheSame(before: ServerPage, now: ServerPage): boolean {
  return JSON.stringify(saidBy(before)) === JSON.stringify(saidBy(now));
}

/** Whether the calendar that is on the page stays there. It says that it has come only once. */
export function keepsCalendar(before: ServerPage, now: ServerPage): boolean {
  return JSON.stringify(calendarBy(before)) === JSON.stringify(calendarBy(now));
}

function calendarBy(page: ServerPage) {
  const { id, schedulingUrl, consentNeed } = page.booking;
  return [viewOf(page), page.said.wait, id, schedulingUrl, consentNeed];
}

/** Whether the server says no more than that Pay was pressed: its payment page is being made, or is there. */
export function echoesPay(page: ServerPage): boolean {
  const { wait } = page.said;
  return (
    viewOf(page) === "pay" &&
    page.booking.state === "PAYMENT_PENDING" &&
    (wait === null || wait === "checkout")
  );
}

function saidBy(page: ServerPage) {
  const { booking, asked, checkoutId } = page;
  const { wait, words } = page.said;
  return [
    viewOf(page),
    wait,
    words.day?.nearness,
    asked,
    checkoutId,
    booking.consentNeed,
    freshnessOf(booking),
  ];
}
