import { and, assign, not, raise, setup, stateIn } from "xstate";
import { STREAM_SILENCE_MS_MAX } from "../../../../server/domain/booking/booking-stream.ts";
import { epochMsOf } from "../../../../server/domain/values/instant.ts";
import { listenToBooking } from "./listen-to-booking.ts";
import { openCheckout, readBooking, recordTime, watchView } from "./page-calls.ts";
import { paceNow, type PageContext } from "./page-context.ts";
import type { PageEvent } from "./page-events.ts";
import { echoesPay, keepsCalendar, saysTheSame, viewOf, type ServerPage } from "./server-page.ts";

/** Often enough to feel immediate; most answers of Stripe and Calendly take one to three seconds. */
const QUICK_LOOK_MS = 2_000;
/** For what may happen elsewhere while somebody looks: they have just opened the page, or just come back to it. */
const WATCHED_LOOK_MS = 3_000;
/** For a page that stands open, and for an answer that is late anyway. */
const SLOW_LOOK_MS = 8_000;
/** 30 s: while the server tells of changes by itself, and nobody waits for one. A process that dies may have told nobody. */
const RARE_LOOK_MS = 30_000;
/** 15 s: until the stream is asked for again after an answer that was none. */
const LISTEN_AGAIN_MS = 15_000;
/** 15 s: while the server cannot be reached, each look comes after twice the pause of the last one, and no later than this. */
const PAUSE_MS_MAX = 15_000;
const LONG_WAIT_MS = 60_000;
/** 10 min: as long as somebody may take to choose another time. */
const LONG_WATCH_MS = 600_000;
/** Calendly's page takes two to five seconds on a slow phone; after that somebody should know another way. */
const SLOW_CALENDAR_MS = 12_000;
/** 15 s: the longest that reading a booking takes on a slow phone, and then some. */
const READING_MS_MAX = 15_000;
/** 40 s: the server itself waits for Stripe or Calendly for up to 20. */
const ANSWER_MS_MAX = 40_000;
/** 15 s: then Stripe's page does not come by itself, and a button leads to it. */
const LEAVING_MS_MAX = 15_000;
/** 4 tries, after 1, 2 and 4 seconds: a phone that changes from one network to another is back by then. */
const TRIES_MAX = 4;
/** A timer of the browser's runs for 24 days at most; a day is more than anybody looks at the page. */
const DEADLINE_MS_MAX = 86_400_000;

/** Until what is shown is over by the clock: the hold, or the quote of a cancellation. Null when nothing is. */
function msToDeadline({ page }: PageContext): number | null {
  const { booking, asked } = page;
  const view = viewOf(page);
  const isHeld = view === "details" || view === "pay";
  const end =
    asked === "cancel" ? booking.cancellationQuote.validUntil : isHeld ? booking.context.holdEndsAt : null;
  if (end === null) return null;
  const ms = epochMsOf(end) - epochMsOf(booking.now);
  return ms > 0 && ms < DEADLINE_MS_MAX ? ms : null;
}

/** What the page's machine is made of: what it remembers, what it asks, what it does, and how long it waits. */
export const pageSetup = setup({
  types: {
    context: {} as PageContext,
    events: {} as PageEvent,
    input: {} as ServerPage,
  },
  actors: { readBooking, recordTime, openCheckout, watchView, listenToBooking },
  actions: {
    /** Has the page's data read anew; what comes is SERVER_SAID. The page gives it. */
    loadAnew: () => {},
    /** Leaves for another page. */
    leaveFor: (_, _params: { readonly url: string }) => {},
    keepPage: assign(({ event }) => (event.type === "SERVER_SAID" ? { page: event.page, failures: 0 } : {})),
    forgetCorrection: assign({ correction: null }),
    keepTicks: assign(({ event }) => (event.type === "PAY_PRESSED" ? { ticked: event.ticked ?? null } : {})),
    countTry: assign({ tries: ({ context }) => context.tries + 1 }),
    countFailure: assign({ failures: ({ context }) => context.failures + 1 }),
    noteChange: assign(({ context, event }) =>
      event.type === "BOOKING_CHANGED"
        ? { isBehind: true, toldVersion: Math.max(context.toldVersion, event.version) }
        : {},
    ),
    forgetPending: assign({ pending: null }),
    signOut: raise({ type: "SIGNED_OUT" }),
    notThrough: assign({ correction: { code: "not_through" } }),
    loadWhenRead: assign({ mustLoad: true }),
  },
  guards: {
    saysTheSame: ({ context, event }) =>
      event.type === "SERVER_SAID" && saysTheSame(context.page, event.page),
    keepsCalendar: ({ context, event }) =>
      event.type === "SERVER_SAID" && keepsCalendar(context.page, event.page),
    echoesPay: ({ event }) => event.type === "SERVER_SAID" && echoesPay(event.page),
    canPay: ({ context }) => context.page.said.offers.includes("pay"),
    hasTriesLeft: ({ context }) => context.tries < TRIES_MAX,
    needsNoLook: ({ context }) => paceNow(context) === null && !context.mustLoad,
    isTold: ({ context }) => context.isTold,
    isBehind: ({ context }) => context.isBehind && context.pending !== "pay",
    saysLessThanTold: ({ context, event }) =>
      event.type === "SERVER_SAID" && event.page.booking.version < context.toldVersion,
    isForGood: ({ event }) => event.type === "STREAM_LOST" && event.isForGood,
    /** Somebody looks, and something may come. */
    wantsToBeTold: and([
      ({ context }) => paceNow(context) !== null,
      not(stateIn({ reading: "away" })),
      not(stateIn({ reading: "signedOut" })),
    ]),
    isOnlyWatched: ({ context }) => paceNow(context) === "slow",
    // The payment page is being opened: its own answer says more than a look.
    isOpening: ({ context }) => context.pending === "pay",
    hasDeadline: ({ context }) => msToDeadline(context) !== null,
  },
  delays: {
    untilNextLook: ({ context }) => {
      const pace = paceNow(context);
      if (context.isTold && context.failures === 0) return pace === "slow" ? RARE_LOOK_MS : SLOW_LOOK_MS;
      const usual = context.isLate ? SLOW_LOOK_MS : pace === "slow" ? WATCHED_LOOK_MS : QUICK_LOOK_MS;
      return Math.min(usual * 2 ** context.failures, Math.max(usual, PAUSE_MS_MAX));
    },
    untilNextTry: ({ context }) => 1_000 * 2 ** (context.tries - 1),
    untilDeadline: ({ context }) => msToDeadline(context) ?? 0,
    patience: ({ context }) => (paceNow(context) === "watchful" ? LONG_WATCH_MS : LONG_WAIT_MS),
    silence: STREAM_SILENCE_MS_MAX,
    untilListenAgain: LISTEN_AGAIN_MS,
    slowCalendar: SLOW_CALENDAR_MS,
    reading: READING_MS_MAX,
    answer: ANSWER_MS_MAX,
    leaving: LEAVING_MS_MAX,
  },
});
