import {
  createActor,
  fromCallback,
  fromPromise,
  SimulatedClock,
  type EventObject,
  type InputFrom,
} from "xstate";
import type { ConsentOutcome } from "../../../../server/domain/booking/consent.ts";
import type { Outcome } from "../../../../server/domain/booking/refusal.ts";
import { ENGLISH } from "../../../../server/domain/text/language.ts";
import type { BookingOnPage, BookingSnapshot } from "../../../page-data.ts";
import { bookingOnPage } from "../page-under-test.ts";
import type { listenToBooking } from "./listen-to-booking.ts";
import type { openCheckout, readBooking, recordTime } from "./page-calls.ts";
import { pageMachine } from "./page-machine.ts";
import { saidOf } from "./said.ts";
import type { ServerPage } from "./server-page.ts";
import { shownOf } from "./shown.ts";

/** One call of the actor's to the server, for the test to answer. */
interface Call<Answer> {
  readonly input: unknown;
  /** The state that asked is left: nobody waits for the answer. */
  readonly signal: AbortSignal;
  readonly answer: (value: Answer) => Promise<void>;
  readonly fail: (error: Error) => Promise<void>;
}

export function serverPage(booking: BookingOnPage, more: Partial<ServerPage> = {}): ServerPage {
  const page = {
    booking,
    asked: null,
    isBackFromCheckout: more.checkoutId != null,
    isLookingForTime: false,
    waitingSince: null,
    checkoutId: null,
    ...more,
  };
  return { ...page, said: saidOf(page, ENGLISH) };
}

/** A booking whose time is to be picked, with Calendly's page for it. */
export const TO_PICK = serverPage(
  bookingOnPage(
    "INITIATED",
    { version: 1, schedulingUrl: "https://calendly.com/d/ada" },
    { time: null, holdEndsAt: null },
  ),
);
/** A booking whose time is held. */
export const HELD = serverPage(bookingOnPage("SCHEDULED"));
export const STRIPE_URL = "https://checkout.stripe.com/c/pay/cs_test_1";
export const HINT = {
  calendlyEventUri: "https://api.calendly.com/scheduled_events/E",
  calendlyInviteeUri: "https://api.calendly.com/scheduled_events/E/invitees/I",
};

/** Lets promises that are settled be heard. */
const heard = () => new Promise<void>((resolve) => setImmediate(resolve));

/** The page's actor on a clock of the test's, with a server that answers what the test says. */
export function startPage(page: ServerPage) {
  const clock = new SimulatedClock();
  function calls<Answer, Input extends object>() {
    const made: Call<Answer>[] = [];
    const logic = fromPromise<Answer, Input>(
      ({ input, signal }) =>
        new Promise<Answer>((resolve, reject) => {
          made.push({
            input,
            signal,
            answer: (value) => (resolve(value), heard()),
            fail: (error) => (reject(error), heard()),
          });
        }),
    );
    return { made, logic };
  }
  const reads = calls<BookingSnapshot, InputFrom<typeof readBooking>>();
  const times = calls<Outcome<unknown>, InputFrom<typeof recordTime>>();
  const checkouts = calls<
    ConsentOutcome<{ readonly checkoutUrl: string | null }>,
    InputFrom<typeof openCheckout>
  >();
  const streams: { readonly seen: number; isOpen: boolean }[] = [];
  let loads = 0;
  const left: string[] = [];
  const actor = createActor(
    pageMachine.provide({
      actors: {
        readBooking: reads.logic,
        recordTime: times.logic,
        openCheckout: checkouts.logic,
        watchView: fromCallback(() => {}),
        listenToBooking: fromCallback<EventObject, InputFrom<typeof listenToBooking>>(({ input }) => {
          const stream = { seen: input.seen, isOpen: true };
          streams.push(stream);
          return () => (stream.isOpen = false);
        }),
      },
      actions: {
        loadAnew: () => void (loads += 1),
        leaveFor: (_, { url }) => void left.push(url),
      },
    }),
    { input: page, clock },
  );
  actor.start();
  return {
    actor,
    send: actor.send.bind(actor),
    /** The server's word, as the page's loader brings it. */
    say: (said: ServerPage) => actor.send({ type: "SERVER_SAID", page: said }),
    /** Second by second, so that what begins meanwhile begins at its own time. */
    pass: (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) clock.increment(1000);
    },
    shown: () => shownOf(actor.getSnapshot()),
    reads: reads.made,
    times: times.made,
    checkouts: checkouts.made,
    /** Those by which the server was to tell of changes, with the version that it was told to begin after. */
    streams,
    /** How often the page's data was asked for anew. */
    loads: () => loads,
    /** The pages that it was left for. */
    left,
  };
}
