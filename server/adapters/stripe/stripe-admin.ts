import { epochSecondsOf } from "../../domain/values/instant.ts";
import type { PaymentsAdmin } from "../../ports.ts";
import { instantOfDate } from "../http-date.ts";
import { callStripe, createStripeClient, findAtStripe, type StripeSettings } from "./stripe-client.ts";

/** 100: Stripe's largest page, and Stripe allows an account 16 endpoints. */
const PAGE_SIZE = 100;

/** The set-up of a Stripe account through Stripe's own SDK. */
export function createStripeAdmin(settings: StripeSettings): PaymentsAdmin {
  const stripe = createStripeClient(settings);
  return {
    async listEndpoints() {
      const page = await callStripe("list webhook endpoints", () =>
        stripe.webhookEndpoints.list({ limit: PAGE_SIZE }),
      );
      return {
        answeredAt: instantOfDate(page.lastResponse.headers["date"]),
        endpoints: page.data.map((endpoint) => ({
          url: endpoint.url,
          isEnabled: endpoint.status === "enabled",
          apiVersion: endpoint.api_version,
          events: endpoint.enabled_events,
        })),
      };
    },

    async knowsCheckout(checkoutId) {
      const session = await findAtStripe("look for a checkout", () =>
        stripe.checkout.sessions.retrieve(checkoutId),
      );
      return session !== null;
    },

    async countUndelivered(types, from, to) {
      const page = await callStripe("list events", () =>
        stripe.events.list({
          types: [...types],
          delivery_success: false,
          created: { gte: epochSecondsOf(from), lte: epochSecondsOf(to) },
          limit: PAGE_SIZE,
        }),
      );
      return page.data.length;
    },
  };
}
