import { and, assign, not, raise } from "xstate";
import { externalUrl } from "../../../external-url.ts";
import { isSignedOut, mayPass } from "../../../trpc.client.ts";
import { contextAtFirst, type PageContext } from "./page-context.ts";
import { pageSetup } from "./page-setup.ts";
import { freshnessOf, VIEWS, viewOf } from "./server-page.ts";

/**
 * The life of the booking's page, in the browser. It is sent what happens there; the next step shows at once, as pending, and what the server
 * says settles or corrects it. Never shows a booking as confirmed by itself: that is the server's word alone. What a state of the booking
 * means, it asks the booking's own machine.
 */
export const pageMachine = pageSetup.createMachine({
  id: "page",
  context: ({ input }) => contextAtFirst(input),
  invoke: { src: "watchView" },
  type: "parallel",
  states: {
    /** What stands in the card. */
    view: {
      initial: "byTheServer",
      on: {
        SERVER_SAID: [
          { guard: "saysTheSame", actions: "keepPage" },
          { target: ".byTheServer", actions: ["keepPage", "forgetCorrection"] },
        ],
      },
      states: {
        byTheServer: {
          id: "byTheServer",
          always: VIEWS.map((view) => ({
            guard: ({ context }: { context: PageContext }) => viewOf(context.page) === view,
            target: view,
          })),
        },
        visitor: {},
        cancel: {},
        move: {},
        time: {
          initial: "loading",
          on: {
            // Saying the same takes the first way of the view itself.
            SERVER_SAID: {
              guard: and([not("saysTheSame"), "keepsCalendar"]),
              actions: ["keepPage", "forgetCorrection"],
            },
            CALENDAR_SPOKE: ".alive",
            CALENDAR_WANTED: {
              target: ".loading",
              actions: assign({ attempt: ({ context }) => context.attempt + 1 }),
            },
            TIME_BOOKED: {
              target: "details.checking",
              actions: assign({ hint: ({ event }) => event.hint, correction: null, tries: 0 }),
            },
          },
          states: { loading: { after: { slowCalendar: "slow" } }, slow: {}, alive: {} },
        },
        details: {
          initial: "shown",
          states: {
            shown: { on: { PAY_PRESSED: { guard: "canPay", target: "#opening", actions: "keepTicks" } } },
            /** Pending: a time was booked in the embed, and the server looks it up. */
            checking: {
              entry: assign({ pending: "time" }),
              exit: "forgetPending",
              initial: "telling",
              on: { CALENDAR_WANTED: "#byTheServer", SIGNED_OUT: "#byTheServer" },
              states: {
                telling: {
                  entry: "countTry",
                  invoke: {
                    src: "recordTime",
                    input: ({ context: { page, hint } }) => ({
                      bookingId: page.booking.id,
                      calendlyEventUri: hint?.calendlyEventUri ?? "",
                      calendlyInviteeUri: hint?.calendlyInviteeUri ?? "",
                    }),
                    onDone: [
                      { guard: ({ event }) => event.output.ok, target: "settling" },
                      // Calendly was not reached: neither a yes nor a no.
                      {
                        guard: ({ event: { output } }) =>
                          !output.ok && output.refusal.code === "calendar_unavailable",
                        target: "again",
                      },
                      {
                        target: "settling",
                        actions: assign({
                          correction: ({ event: { output } }) => (output.ok ? null : output.refusal),
                        }),
                      },
                    ],
                    onError: [
                      { guard: ({ event }) => isSignedOut(event.error), actions: "signOut" },
                      { guard: ({ event }) => mayPass(event.error), target: "again" },
                      { target: "looking" },
                    ],
                  },
                  after: { answer: "again" },
                },
                again: {
                  always: { guard: not("hasTriesLeft"), target: "looking" },
                  after: { untilNextTry: "telling" },
                },
                /** Calendly's webhook says the same as the embed: the looks will find it. */
                looking: {},
                settling: {
                  entry: "loadAnew",
                  on: { SERVER_SAID: { target: "#byTheServer", actions: "keepPage" } },
                },
              },
            },
          },
        },
        pay: {
          initial: "shown",
          states: {
            shown: { on: { PAY_PRESSED: { guard: "canPay", target: "opening", actions: "keepTicks" } } },
            /** Pending: Pay was pressed, and Stripe's page is not there yet. */
            opening: {
              id: "opening",
              entry: assign({ pending: "pay", correction: null, tries: 0 }),
              exit: "forgetPending",
              initial: "asking",
              on: {
                // A look that was under way when Pay was pressed: the answer to Pay itself says more.
                SERVER_SAID: { guard: "echoesPay", actions: "keepPage" },
                BACK_FROM_ELSEWHERE: "#byTheServer",
                SIGNED_OUT: "#byTheServer",
              },
              states: {
                asking: {
                  entry: "countTry",
                  invoke: {
                    src: "openCheckout",
                    input: ({ context: { page, ticked } }) => ({ bookingId: page.booking.id, ticked }),
                    onDone: [
                      {
                        guard: ({ event: { output } }) =>
                          output.ok && externalUrl(output.value.checkoutUrl) !== null,
                        target: "leaving",
                        actions: {
                          type: "leaveFor",
                          params: ({ event: { output } }) => ({
                            url: (output.ok ? externalUrl(output.value.checkoutUrl) : null) ?? "",
                          }),
                        },
                      },
                      {
                        target: "settling",
                        actions: assign({
                          correction: ({ event: { output } }) => (output.ok ? null : output.refusal),
                        }),
                      },
                    ],
                    onError: [
                      { guard: ({ event }) => isSignedOut(event.error), actions: "signOut" },
                      { guard: ({ event }) => mayPass(event.error), target: "again" },
                      { target: "#byTheServer", actions: "notThrough" },
                    ],
                  },
                  after: { answer: "again" },
                },
                again: {
                  always: { guard: not("hasTriesLeft"), target: "#byTheServer", actions: "notThrough" },
                  after: { untilNextTry: "asking" },
                },
                leaving: { after: { leaving: "settling" } },
                settling: {
                  entry: "loadAnew",
                  on: { SERVER_SAID: { target: "#byTheServer", actions: "keepPage" } },
                },
              },
            },
          },
        },
        done: {},
        over: {},
      },
    },

    /** The server is asked again and again for as long as news may come and somebody looks. */
    reading: {
      initial: "resting",
      on: {
        SERVER_SAID: [{ guard: "saysLessThanTold", target: ".asking" }, { target: ".resting" }],
        BOOKING_CHANGED: { actions: "noteChange" },
        TIME_BOOKED: ".resting",
        PAY_PRESSED: ".resting",
        LOOK_WANTED: ".asking",
        CAME_BACK: { target: ".asking", actions: "loadWhenRead" },
        BACK_FROM_ELSEWHERE: { target: ".asking", actions: "loadWhenRead" },
        DEADLINE_PASSED: { target: ".asking", actions: "loadWhenRead" },
        LEFT_VIEW: ".away",
        SIGNED_OUT: ".signedOut",
      },
      states: {
        resting: {
          always: [
            { guard: "needsNoLook", target: "still" },
            { guard: "isBehind", target: "asking" },
          ],
          // Looks come more often again.
          on: {
            STREAM_WENT_SILENT: { target: "resting", reenter: true },
            STREAM_LOST: { guard: "isTold", target: "resting", reenter: true },
            STREAM_REPLACED: { guard: "isTold", target: "resting", reenter: true },
          },
          after: {
            untilNextLook: [{ guard: "isOpening", target: "resting", reenter: true }, { target: "asking" }],
          },
        },
        still: {},
        asking: {
          entry: assign({ isBehind: false }),
          invoke: {
            src: "readBooking",
            input: ({ context: { page }, event }) => ({
              bookingId: page.booking.id,
              // A payment that is known needs no question to Stripe; nor does what the server has just told of.
              checkoutId: viewOf(page) === "pay" && event.type !== "BOOKING_CHANGED" ? page.checkoutId : null,
            }),
            onDone: [
              {
                guard: ({ context, event }) =>
                  context.mustLoad || freshnessOf(event.output) !== freshnessOf(context.page.booking),
                target: "loading",
              },
              { target: "resting", actions: assign({ failures: 0 }) },
            ],
            onError: [
              { guard: ({ event }) => isSignedOut(event.error), actions: "signOut" },
              { target: "resting", actions: "countFailure" },
            ],
          },
          after: { reading: { target: "resting", actions: "countFailure" } },
        },
        loading: {
          entry: [assign({ mustLoad: false, failures: 0 }), "loadAnew"],
          after: { reading: "resting" },
        },
        /** Nobody looks. */
        away: { on: { SERVER_SAID: {}, BOOKING_CHANGED: {}, DEADLINE_PASSED: {} } },
        /** Nothing more can be learnt before somebody signs in. */
        signedOut: { on: { LEFT_VIEW: {}, BOOKING_CHANGED: {}, DEADLINE_PASSED: {} } },
      },
    },

    /** The server tells of changes by itself. Whenever it is not heard, the looks come as often as if it never did. */
    telling: {
      initial: "unwanted",
      states: {
        unwanted: { always: { guard: "wantsToBeTold", target: "listening" } },
        listening: {
          invoke: {
            src: "listenToBooking",
            input: ({ context: { page } }) => ({ bookingId: page.booking.id, seen: page.booking.version }),
          },
          always: { guard: not("wantsToBeTold"), target: "unwanted" },
          on: {
            STREAM_SPOKE: ".heard",
            BOOKING_CHANGED: ".heard",
            STREAM_LOST: [{ guard: "isForGood", target: "lost" }, { target: ".silent" }],
            STREAM_REPLACED: "replaced",
          },
          initial: "silent",
          states: {
            silent: {},
            heard: {
              entry: assign({ isTold: true }),
              exit: assign({ isTold: false }),
              after: { silence: { target: "silent", actions: raise({ type: "STREAM_WENT_SILENT" }) } },
            },
          },
        },
        lost: {
          always: { guard: not("wantsToBeTold"), target: "unwanted" },
          after: { untilListenAgain: "listening" },
        },
        /** The person looks at others; this one comes into its own again when it is looked at anew. */
        replaced: {
          on: { LEFT_VIEW: "unwanted", CAME_BACK: "unwanted", BACK_FROM_ELSEWHERE: "unwanted" },
        },
      },
    },

    /** How long somebody has waited. */
    patience: {
      initial: "lasting",
      on: {
        SERVER_SAID: { guard: not("saysTheSame"), target: ".lasting" },
        TIME_BOOKED: ".lasting",
        PAY_PRESSED: ".lasting",
        CALENDAR_WANTED: ".lasting",
        CAME_BACK: { guard: "isOnlyWatched", target: ".lasting" },
      },
      states: {
        lasting: { entry: assign({ isLate: false }), after: { patience: "over" } },
        over: { entry: assign({ isLate: true }) },
      },
    },

    /** What is shown ends by the clock: then the server says what comes. */
    deadline: {
      initial: "unknown",
      on: { SERVER_SAID: ".unknown" },
      states: {
        unknown: { always: [{ guard: "hasDeadline", target: "set" }, { target: "none" }] },
        set: { after: { untilDeadline: { target: "none", actions: raise({ type: "DEADLINE_PASSED" }) } } },
        none: {},
      },
    },
  },
});
