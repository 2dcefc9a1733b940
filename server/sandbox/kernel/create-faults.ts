import { randomUUID } from "node:crypto";

import type { DeliveryFault, FaultRule, Faults, ProviderName, RequestFault } from "./kernel.ts";

/** The list of faults of one sandbox. `closing` lets every held response go and holds no more. */
export function createFaults(closing: AbortSignal): Faults {
  let rules: FaultRule[] = [];
  let held: { provider: ProviderName; release: () => void }[] = [];

  function take(fits: (rule: FaultRule) => boolean): RequestFault | DeliveryFault | null {
    const rule = rules.find(fits);
    if (rule === undefined) return null;
    if (rule.remaining !== null) {
      rule.remaining -= 1;
      if (rule.remaining <= 0) rules = rules.filter((other) => other !== rule);
    }
    return rule.fault;
  }

  function releaseHeld(provider?: ProviderName): number {
    const going = held.filter((response) => provider === undefined || response.provider === provider);
    held = held.filter((response) => !going.includes(response));
    for (const response of going) response.release();
    return going.length;
  }

  closing.addEventListener("abort", () => releaseHeld());

  return {
    list: () => rules.map((rule) => ({ ...rule })),
    add(newRule) {
      // Throws here rather than inside some later request.
      if (newRule.pattern !== undefined) new RegExp(newRule.pattern);
      const rule: FaultRule = { ...newRule, id: `flt_${randomUUID()}` };
      rules.push(rule);
      return { ...rule };
    },
    remove(id) {
      rules = rules.filter((rule) => rule.id !== id);
    },
    clear() {
      rules = [];
    },
    takeForRequest(provider, method, path) {
      const fault = take(
        (rule) =>
          rule.on === "request" &&
          rule.provider === provider &&
          (rule.method === undefined || rule.method === method.toUpperCase()) &&
          (rule.pattern === undefined || new RegExp(rule.pattern).test(path)),
      );
      return fault as RequestFault | null;
    },
    takeForDelivery(provider, eventType) {
      const fault = take(
        (rule) =>
          rule.on === "delivery" &&
          rule.provider === provider &&
          (rule.pattern === undefined || new RegExp(rule.pattern).test(eventType)),
      );
      return fault as DeliveryFault | null;
    },
    releaseHeld,
    heldCount: (provider) =>
      held.filter((response) => provider === undefined || response.provider === provider).length,
    holdResponse(provider) {
      if (closing.aborted) return Promise.resolve();
      return new Promise((release) => held.push({ provider, release }));
    },
  };
}
