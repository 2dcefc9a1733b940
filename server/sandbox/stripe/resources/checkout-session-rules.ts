import { StripeApiError } from "../api/api-errors.ts";
import type { CreateSessionParameters, LineItemParameters } from "./checkout-session-parameters.ts";
import { chargeMinimumMinor, formatAmount, isCurrency } from "../state/currencies.ts";

const EXPIRES_SECONDS_MIN = 30 * 60;

/** Also when a session ends that says nothing about it. */
export const EXPIRES_SECONDS_MAX = 24 * 60 * 60;

/** Throws Stripe's refusal of parameters that are well formed but not allowed; `now` in Unix seconds. */
export function checkParameters(
  parameters: CreateSessionParameters,
  now: number,
): { items: [LineItemParameters, ...LineItemParameters[]]; successUrl: string } {
  if (parameters.payment_method_types !== undefined) {
    throw new StripeApiError(
      "The `payment_method_types` parameter is no longer supported. Use dynamic payment methods, and `excluded_payment_method_types` to leave some out.",
      { code: "payment_method_types_no_longer_supported", param: "payment_method_types" },
    );
  }
  if (parameters.mode !== "payment") {
    throw new StripeApiError(`This sandbox does not build the mode ${parameters.mode}.`, { param: "mode" });
  }
  if (parameters.ui_mode !== undefined && parameters.ui_mode !== "hosted_page") {
    throw new StripeApiError(`This sandbox does not build the ui_mode ${parameters.ui_mode}.`, {
      param: "ui_mode",
    });
  }
  const [first, ...others] = parameters.line_items ?? [];
  if (first === undefined) {
    throw new StripeApiError("The `line_items` parameter is required in payment mode.", {
      code: "parameter_missing",
      param: "line_items",
    });
  }
  if (parameters.success_url === undefined) {
    throw new StripeApiError("Missing required param: success_url.", {
      code: "parameter_missing",
      param: "success_url",
    });
  }
  if (parameters.excluded_payment_method_types?.includes("card") === true) {
    throw new StripeApiError(
      "No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods).",
    );
  }
  checkCurrencies([first, ...others]);
  if (parameters.expires_at !== undefined) checkExpiry(parameters.expires_at - now);
  return { items: [first, ...others], successUrl: parameters.success_url };
}

function checkCurrencies(items: readonly LineItemParameters[]): void {
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
