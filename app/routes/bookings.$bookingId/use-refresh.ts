import { useRevalidator } from "@remix-run/react";
import { useEffect, useState } from "react";
import type { BookingId, CheckoutId } from "../../../server/domain/values/ids.ts";
import type { BookingOnPage, BookingSnapshot } from "../../page-data.ts";
import { isSignedOut, trpc } from "../../trpc.client.ts";

/** Often enough to feel immediate; most answers of Stripe and Calendly take one to three seconds. */
const QUICK_POLL_MS = 2_000;
/** For what may happen elsewhere while somebody looks: they have just opened the page, or just come back to it. */
const WATCHED_POLL_MS = 3_000;
/** For a page that stands open, and for an answer that is late anyway. */
const SLOW_POLL_MS = 8_000;
const LONG_WAIT_MS = 60_000;
/** 10 min: as long as somebody may take to choose another time. */
const LONG_WATCH_MS = 600_000;

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

/** The same for as long as the page shows the same. */
export function freshnessOf(booking: BookingSnapshot): string {
  return JSON.stringify([...SHOWN.map((field) => booking[field]), booking.client.timeZone]);
}

async function ask(bookingId: BookingId, checkoutId: CheckoutId | null): Promise<BookingSnapshot> {
  if (checkoutId !== null) {
    const outcome = await trpc.booking.confirmPayment.mutate({ bookingId, checkoutId });
    if (outcome.ok) return outcome.value;
  }
  return trpc.booking.snapshot.query({ bookingId });
}

/**
 * `quick` while somebody waits for it, `watchful` while they make it happen in a frame of this page, `slow` while something may happen
 * elsewhere, null when nothing is to be expected.
 */
export type Pace = "quick" | "watchful" | "slow" | null;

/**
 * While news may come: asks for the booking again and again, and loads the page's data anew once it has changed.
 * A lost connection is no answer, and loses nothing. Who is signed out meanwhile is asked for nothing more.
 * Whatever is awaited, somebody who comes back to the page sees it as it is.
 */
export function useRefresh(
  booking: BookingOnPage,
  pace: Pace,
  checkoutId: CheckoutId | null,
): {
  /** Whether it takes longer than usual. */
  readonly isSlow: boolean;
  /** Whether the page can learn nothing any more before somebody signs in. */
  readonly hasExpired: boolean;
} {
  const { revalidate } = useRevalidator();
  const [isLate, setLate] = useState(false);
  const [hasExpired, setExpired] = useState(false);
  const bookingId = booking.id;
  const shown = freshnessOf(booking);

  useEffect(() => {
    if (pace === null || hasExpired) return;
    const startedAt = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const schedule = () => {
      const longMs = pace === "watchful" ? LONG_WATCH_MS : LONG_WAIT_MS;
      const isLong = performance.now() - startedAt > longMs;
      if (isLong) setLate(true);
      timer = setTimeout(look, isLong ? SLOW_POLL_MS : pace === "slow" ? WATCHED_POLL_MS : QUICK_POLL_MS);
    };
    const look = () => {
      if (document.visibilityState === "hidden") {
        schedule();
        return;
      }
      ask(bookingId, checkoutId)
        .then((seen) => {
          if (!isOver && freshnessOf(seen) !== shown) revalidate();
        })
        .catch((error: unknown) => {
          // The next look asks again, unless nobody would answer it.
          if (!isOver && isSignedOut(error)) setExpired(true);
        })
        .finally(() => {
          if (!isOver) schedule();
        });
    };
    schedule();
    return () => {
      isOver = true;
      clearTimeout(timer);
      setLate(false);
    };
  }, [bookingId, shown, checkoutId, pace, hasExpired, revalidate]);

  useEffect(() => {
    const onReturn = () => {
      if (document.visibilityState === "visible") revalidate();
    };
    // Back from another tab, and back by the browser's own button to a page that it had kept.
    const onPageShow = (event: PageTransitionEvent) => {
      if (event.persisted) revalidate();
    };
    document.addEventListener("visibilitychange", onReturn);
    window.addEventListener("pageshow", onPageShow);
    return () => {
      document.removeEventListener("visibilitychange", onReturn);
      window.removeEventListener("pageshow", onPageShow);
    };
  }, [revalidate]);

  return { isSlow: pace === "quick" && isLate, hasExpired };
}
