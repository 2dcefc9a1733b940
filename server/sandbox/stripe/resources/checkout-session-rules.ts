import { StripeApiError } from "../api/api-errors.ts";
import type { CreateSessionParameters, LineItemOrder } from "./checkout-session-parameters.ts";
import { chargeMinimumMinor, formatAmount, isCurrency } from "../state/currencies.ts";

const EXPIRES_SECONDS_MIN = 30 * 60;

/** Also when a session ends that says nothing about it. */
export const EXPIRES_SECONDS_MAX = 24 * 60 * 60;

/** Throws Stripe's refusal of an order that is well formed but not allowed; `now` in Unix seconds. */
export function checkOrder(
  order: CreateSessionParameters,
  now: number,
): { items: [LineItemOrder, ...LineItemOrder[]]; successUrl: string } {
  if (order.payment_method_types !== undefined) {
    throw new StripeApiError(
      "The `payment_method_types` parameter is no longer supported. Use dynamic payment methods, and `excluded_payment_method_types` to leave some out.",
      { code: "payment_method_types_no_longer_supported", param: "payment_method_types" },
    );
  }
  if (order.mode !== "payment") {
    throw new StripeApiError(`This sandbox does not build the mode ${order.mode}.`, { param: "mode" });
  }
  if (order.ui_mode !== undefined && order.ui_mode !== "hosted_page") {
    throw new StripeApiError(`This sandbox does not build the ui_mode ${order.ui_mode}.`, {
      param: "ui_mode",
    });
  }
  const [first, ...others] = order.line_items ?? [];
  if (first === undefined) {
    throw new StripeApiError("The `line_items` parameter is required in payment mode.", {
      code: "parameter_missing",
      param: "line_items",
    });
  }
  if (order.success_url === undefined) {
    throw new StripeApiError("Missing required param: success_url.", {
      code: "parameter_missing",
      param: "success_url",
    });
  }
  if (order.excluded_payment_method_types?.includes("card") === true) {
    throw new StripeApiError(
      "No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods).",
    );
  }
  checkCurrencies([first, ...others]);
  if (order.expires_at !== undefined) checkExpiry(order.expires_at - now);
  return { items: [first, ...others], successUrl: order.success_url };
}

function checkCurrencies(items: readonly LineItemOrder[]): void {
  items.forEach(({ price_data: { currency } }, index) => {
    if (isCurrency(currency)) return;
    throw new StripeApiError(`Invalid currency: ${currency.toLowerCase()}.`, {
      param: `line_items[${index}][price_data][currency]`,
    });
  });
  if (new Set(items.map(({ price_data: { currency } }) => currency.toLowerCase())).size > 1) {
    throw new StripeApiError("All line items must have the same currency.", { param: "line_items" });
  }
}

function checkExpiry(secondsAhead: number): void {
  if (secondsAhead < EXPIRES_SECONDS_MIN) {
    throw new StripeApiError(
      "The `expires_at` timestamp must be at least 30 minutes from Checkout Session creation.",
      { param: "expires_at" },
    );
  }
  if (secondsAhead > EXPIRES_SECONDS_MAX) {
    throw new StripeApiError(
      "The `expires_at` timestamp must be less than 24 hours from Checkout Session creation.",
      { param: "expires_at" },
    );
  }
}

/** Throws when the total is less than the smallest charge. Nothing at all is allowed: it needs no charge. */
export function checkAmount(amountMinor: number, currency: string): void {
  const minimum = chargeMinimumMinor(currency);
  if (amountMinor === 0 || amountMinor >= minimum) return;
  throw new StripeApiError(
    `The Checkout Session's total amount due must add up to at least ${formatAmount(minimum, currency)} ${currency}`,
    { code: "amount_too_small" },
  );
}
