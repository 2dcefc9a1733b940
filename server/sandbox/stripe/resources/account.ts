import { StripeApiError } from "../api/api-errors.ts";
import type { StripeState } from "../state/stripe-state.ts";

/** Throws what Stripe answers to every order of a checkout while its account may not take the payment. */
export function checkAccount({ account }: StripeState, currency: string): void {
  if (account.charges === "disabled") {
    throw new StripeApiError(
      "Your account cannot currently make live charges. The `requirements.disabled_reason` property on the account will provide information about why this account is currently disabled.",
      { kept: true },
    );
  }
  if (account.currenciesOff.includes(currency.toLowerCase())) {
    throw new StripeApiError(
      "No valid payment method types for this Checkout Session. Please ensure that you have activated payment methods compatible with your chosen currency in your dashboard (https://dashboard.stripe.com/settings/payment_methods).",
      { kept: true },
    );
  }
}
