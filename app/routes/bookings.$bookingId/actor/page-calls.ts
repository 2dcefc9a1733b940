import { fromCallback, fromPromise } from "xstate";
import type { BookingId, CheckoutId } from "../../../../server/domain/values/ids.ts";
import type { ConsentOutcome, TickedConsents } from "../../../../server/domain/booking/consent.ts";
import type { Outcome } from "../../../../server/domain/booking/refusal.ts";
import type { BookingSnapshot } from "../../../page-data.ts";
import { trpc } from "../../../trpc.client.ts";
import type { PageEvent, ScheduledHint } from "./page-events.ts";

/*
 * What the page's actor does in the browser, as actors that it invokes: each call ends with the state that asked for it, its request too.
 */

/** How the booking stands. With a checkout, Stripe is asked about that one first. */
export const readBooking = fromPromise<
  BookingSnapshot,
  { readonly bookingId: BookingId; readonly checkoutId: CheckoutId | null }
>(async ({ input: { bookingId, checkoutId }, signal }) => {
  if (checkoutId !== null) {
    const outcome = await trpc.booking.confirmPayment.mutate({ bookingId, checkoutId }, { signal });
    if (outcome.ok) return outcome.value;
  }
  return trpc.booking.snapshot.query({ bookingId }, { signal });
});

/** Hands on what the embed said: the server looks the time up. Safe to repeat. */
export const recordTime = fromPromise<Outcome<unknown>, ScheduledHint & { readonly bookingId: BookingId }>(
  ({ input, signal }) => trpc.booking.schedule.mutate(input, { signal }),
);

/** Asks for Stripe's page, or for the one that is open. Safe to repeat. */
export const openCheckout = fromPromise<
  ConsentOutcome<{ readonly checkoutUrl: string | null }>,
  { readonly bookingId: BookingId; readonly ticked: TickedConsents | null }
>(({ input, signal }) => trpc.booking.openCheckout.mutate(input, { signal }));

/** Tells when the page is looked at and when it is not. */
export const watchView = fromCallback<PageEvent>(({ sendBack }) => {
  const tell = () => {
    sendBack({ type: document.visibilityState === "hidden" ? "LEFT_VIEW" : "CAME_BACK" });
  };
  // Back by the browser's own button to a page that it had kept: from Stripe's page, or from Calendly's.
  const onPageShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) sendBack({ type: "BACK_FROM_ELSEWHERE" });
  };
  // Nothing stays open of a page that the browser keeps.
  const onPageHide = () => sendBack({ type: "LEFT_VIEW" });
  if (document.visibilityState === "hidden") tell();
  document.addEventListener("visibilitychange", tell);
  window.addEventListener("online", tell);
  window.addEventListener("pageshow", onPageShow);
  window.addEventListener("pagehide", onPageHide);
  return () => {
    document.removeEventListener("visibilitychange", tell);
    window.removeEventListener("online", tell);
    window.removeEventListener("pageshow", onPageShow);
    window.removeEventListener("pagehide", onPageHide);
  };
});
