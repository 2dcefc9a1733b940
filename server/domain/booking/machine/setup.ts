import { setup } from "xstate";
import type { BookingContext, RefundObligation } from "../booking.ts";
import type { BookingEffect } from "../booking-effect.ts";
import type { BookingEvent } from "../booking-event.ts";
import { invariant } from "../../values/invariant.ts";
import type { UnderRules } from "./rules.ts";

/*
 * The building blocks of the machine: guards by `when`, changes of the context by `record`, effects by `request`, and refund obligations with their
 * effects by `settle`. Each names the events that it belongs to and throws on any other: a row of the table with the wrong event fails in the first
 * test that takes it, instead of silently doing nothing.
 */

export type EventType = BookingEvent["type"];
export type EventOf<Type extends EventType> = Extract<BookingEvent, { type: Type }> & UnderRules;

/** What a guard looks at. */
export interface Asked {
  readonly context: BookingContext;
  readonly event: BookingEvent & UnderRules;
}

type ParamsOf<Type extends BookingEffect["type"]> = Extract<BookingEffect, { type: Type }>["params"];

/** Types, and the effects by name. The machine names effects; `applyBookingEvent` writes them to the outbox; nothing runs here. */
export const bookingSetup = setup({
  types: {
    context: {} as BookingContext,
    events: {} as BookingEvent & UnderRules,
    input: {} as BookingContext,
  },
  actions: {
    openCheckout: (_, _params: ParamsOf<"openCheckout">) => {},
    expireCheckout: (_, _params: ParamsOf<"expireCheckout">) => {},
    releaseTime: (_, _params: ParamsOf<"releaseTime">) => {},
    requestRefund: (_, _params: ParamsOf<"requestRefund">) => {},
    remindToPay: (_, _params: ParamsOf<"remindToPay">) => {},
    tell: (_, _params: ParamsOf<"tell">) => {},
  },
});

function eventOf<Type extends EventType>(
  types: readonly Type[],
  event: BookingEvent & UnderRules,
): EventOf<Type> {
  const isOfTheseTypes = types.some((type) => type === event.type);
  invariant(isOfTheseTypes, `A row for ${types.join(", ")} was taken by ${event.type}.`);
  return event as EventOf<Type>;
}

/** A guard on events of these types. */
export function when<Type extends EventType>(
  types: readonly Type[],
  holds: (context: BookingContext, event: EventOf<Type>) => boolean,
): (asked: Asked) => boolean {
  return ({ context, event }) => holds(context, eventOf(types, event));
}

/** What events of these types change in the context. */
export function record<Type extends EventType>(
  types: readonly Type[],
  change: (context: BookingContext, event: EventOf<Type>) => Partial<BookingContext>,
) {
  return bookingSetup.assign(({ context, event }) => change(context, eventOf(types, event)));
}

/** The effects that events of these types ask for, in their sequence. */
export function request<Type extends EventType>(
  types: readonly Type[],
  effectsOf: (context: BookingContext, event: EventOf<Type>) => readonly BookingEffect[],
) {
  return bookingSetup.enqueueActions(({ context, event, enqueue }) => {
    for (const effect of effectsOf(context, eventOf(types, event))) enqueue(effect);
  });
}

/** A booking's refund obligations as they are afterwards, and the effects that go with them. */
export interface Obligations {
  readonly refundObligations: readonly RefundObligation[];
  readonly effects: readonly BookingEffect[];
}

/** What events of these types make of the refund obligations. */
export function settle<Type extends EventType>(
  types: readonly Type[],
  obligationsOf: (context: BookingContext, event: EventOf<Type>) => Obligations,
) {
  return bookingSetup.enqueueActions(({ context, event, enqueue }) => {
    const { refundObligations, effects } = obligationsOf(context, eventOf(types, event));
    enqueue.assign({ refundObligations });
    for (const effect of effects) enqueue(effect);
  });
}
