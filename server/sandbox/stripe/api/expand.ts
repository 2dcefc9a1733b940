import { StripeApiError } from "./api-errors.ts";
import { paginate } from "./pagination.ts";
import type { StripeState } from "../state/stripe-state.ts";

/** Stripe goes this deep. */
const DEPTH_MAX = 4;

type Wire = Record<string, unknown>;

/**
 * Returns a copy of the object in which each path, such as `payment_intent.latest_charge`, holds the object in
 * place of its id. Paths into a list start with `data`. What is null stays null; what is no reference is a 400.
 */
export function expand(state: StripeState, object: object, paths: readonly string[] = []): object {
  if (paths.length === 0) return object;
  const copy = structuredClone(object) as Wire;
  for (const path of paths) {
    const steps = path.split(".");
    if (steps[0] !== "data" && steps.length > DEPTH_MAX) {
      throw new StripeApiError(
        `You cannot expand more than ${DEPTH_MAX} levels of a property. Property: ${path}`,
      );
    }
    expandPath(state, copy, steps, path);
  }
  return copy;
}

function expandPath(state: StripeState, object: Wire, steps: readonly string[], path: string): void {
  const [step, ...rest] = steps;
  if (step === undefined) return;
  const value = object[step] ?? included(state, object, step);
  if (value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) if (isWire(item)) expandPath(state, item, rest, path);
    return;
  }
  const expanded = typeof value === "string" ? referenced(state, value) : value;
  if (!isWire(expanded)) {
    throw new StripeApiError(
      `This property cannot be expanded (${path}). You may want to try expanding 'data.${path}' instead.`,
      { param: "expand" },
    );
  }
  object[step] = expanded;
  expandPath(state, expanded, rest, path);
}

/** Lists that an object holds only when asked for. */
function included(state: StripeState, object: Wire, property: string): unknown {
  const id = String(object["id"]);
  if (object["object"] === "checkout.session" && property === "line_items") {
    const items = state.checkouts.find(id)?.lineItems ?? [];
    return structuredClone(paginate(items, {}, `/v1/checkout/sessions/${id}/line_items`, "line item"));
  }
  if (object["object"] === "charge" && property === "refunds") {
    const refunds = [...state.refunds.of(id)].reverse();
    const page = paginate(refunds, {}, `/v1/charges/${id}/refunds`, "refund");
    return structuredClone({ ...page, total_count: refunds.length });
  }
  return property in object ? null : undefined;
}

function referenced(state: StripeState, id: string): unknown {
  const found =
    state.paymentIntents.find(id) ??
    state.charges.find(id) ??
    state.paymentMethods.find(id) ??
    state.refunds.find(id) ??
    state.disputes.find(id) ??
    state.balanceTransactions.find(id);
  return structuredClone(found);
}

const isWire = (value: unknown): value is Wire => typeof value === "object" && value !== null;
