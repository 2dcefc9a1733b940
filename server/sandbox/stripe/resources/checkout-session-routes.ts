import { createSessionParameters } from "./checkout-session-parameters.ts";
import { createSession, expireSession, findCheckout, getCheckout } from "./checkout-sessions.ts";
import { expand } from "../api/expand.ts";
import { createdFilter, isCreatedWithin, pageOf, paginate, pageParameters } from "../api/pagination.ts";
import { email, expandable, map, oneOf, readParameters, text } from "../api/parameters.ts";
import { causeOf } from "../api/stripe-api.ts";
import type { StripeApi } from "../api/stripe-api.ts";
import type { StripeState } from "../state/stripe-state.ts";

const listParameters = map({
  ...pageParameters,
  ...createdFilter,
  customer_details: map({ email: email() }).optional(),
  payment_intent: text().optional(),
  status: oneOf(["complete", "expired", "open"]).optional(),
});

/** `/v1/checkout/sessions`. */
export function mountCheckoutSessions(api: StripeApi, state: StripeState): void {
  api.post("/v1/checkout/sessions", async (context) => {
    const parameters = await readParameters(context, createSessionParameters);
    const { session } = createSession(state, parameters);
    return context.json(expand(state, session, parameters.expand));
  });

  api.get("/v1/checkout/sessions", async (context) => {
    const parameters = await readParameters(context, listParameters);
    const { payment_intent: intentId, status, customer_details: customer, created } = parameters;
    const records = pageOf(state.checkouts, parameters, {
      url: "/v1/checkout/sessions",
      kind: "checkout.session",
      matches(record) {
        const session = findCheckout(state, record.id)?.session ?? record.session;
        return (
          (intentId === undefined || session.payment_intent === intentId) &&
          (status === undefined || session.status === status) &&
          (customer === undefined || session.customer_details?.email === customer.email) &&
          isCreatedWithin(session.created, created)
        );
      },
    });
    const page = { ...records, data: records.data.map(({ session }) => session) };
    return context.json(expand(state, page, parameters.expand));
  });

  api.get("/v1/checkout/sessions/:id", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    const { session } = getCheckout(state, context.req.param("id"));
    return context.json(expand(state, session, parameters.expand));
  });

  api.get("/v1/checkout/sessions/:id/line_items", async (context) => {
    const parameters = await readParameters(context, map(pageParameters));
    const { id, lineItems } = getCheckout(state, context.req.param("id"));
    return context.json(paginate(lineItems, parameters, `/v1/checkout/sessions/${id}/line_items`, "item"));
  });

  api.post("/v1/checkout/sessions/:id/expire", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    const record = getCheckout(state, context.req.param("id"));
    expireSession(state, record, causeOf(context));
    return context.json(expand(state, record.session, parameters.expand));
  });
}
