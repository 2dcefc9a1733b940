import type { MiddlewareHandler } from "hono";

import type { Kernel, ProviderName, SandboxClock } from "./kernel.ts";

/**
 * The kernel as one provider sees it: by its own clock, which may be ahead of the sandbox's or behind it. What it dates, refuses, schedules
 * and signs goes by that clock. What is scheduled already stays where it is when the difference changes.
 */
export function onOwnClock(kernel: Kernel, provider: ProviderName): Kernel {
  const { clock, postOffice } = kernel;
  const aheadMs = () => kernel.aheadMs.get(provider) ?? 0;
  const aheadSeconds = () => Math.round(aheadMs() / 1000);
  const ownClock: SandboxClock = {
    now: () => new Date(clock.now().getTime() + aheadMs()),
    unixSeconds: () => Math.floor((clock.now().getTime() + aheadMs()) / 1000),
    advance: (milliseconds) => clock.advance(milliseconds),
    schedule: (at, task) => clock.schedule(new Date(at.getTime() - aheadMs()), task),
    get offsetMs() {
      return clock.offsetMs;
    },
    get revision() {
      return clock.revision;
    },
    onStep: (listener) => clock.onStep(listener),
  };
  return {
    ...kernel,
    clock: ownClock,
    postOffice: {
      ...postOffice,
      send: (delivery) =>
        postOffice.send({
          ...delivery,
          sign: (unixSeconds) => delivery.sign(unixSeconds + aheadSeconds()),
        }),
    },
  };
}

/** Dates every answer as the provider's servers do, by its clock; left alone, Node would by the computer's. */
export function dateAnswers(clock: SandboxClock): MiddlewareHandler {
  return async (context, next) => {
    await next();
    // A connection that was broken on purpose carries no answer.
    if (context.res.headers.has("x-hono-already-sent")) return;
    context.header("date", clock.now().toUTCString());
  };
}
