import { StripeApiError } from "../api/api-errors.ts";
import { recordEvent } from "./events.ts";
import { expand } from "../api/expand.ts";
import { mergeMetadata } from "../api/merge-metadata.ts";
import { createdFilter, isCreatedWithin, pageOf, pageParameters } from "../api/pagination.ts";
import {
  boolean,
  email,
  expandable,
  integer,
  map,
  metadata,
  oneOf,
  readParameters,
  text,
} from "../api/parameters.ts";
import { getRefund } from "./refunds.ts";
import { cancelRefund, startRefund } from "./refund-transitions.ts";
import { causeOf } from "../api/stripe-api.ts";
import type { StripeApi } from "../api/stripe-api.ts";
import type { StripeState } from "../state/stripe-state.ts";

const createParameters = map({
  amount: integer({ min: 1 }).optional(),
  charge: text().optional(),
  payment_intent: text().optional(),
  reason: oneOf(["duplicate", "fraudulent", "requested_by_customer"]).optional(),
  metadata: metadata().optional(),
  instructions_email: email().optional(),
  refund_application_fee: boolean().optional(),
  reverse_transfer: boolean().optional(),
  ...expandable,
});

const listParameters = map({
  ...pageParameters,
  ...createdFilter,
  charge: text().optional(),
  payment_intent: text().optional(),
});

/** `/v1/refunds`. */
export function mountRefunds(api: StripeApi, state: StripeState): void {
  api.post("/v1/refunds", async (context) => {
    const parameters = await readParameters(context, createParameters);
    const refundParameters = { ...parameters, metadata: mergeMetadata({}, parameters.metadata) };
    const refund = startRefund(state, refundParameters, causeOf(context));
    return context.json(expand(state, refund, parameters.expand));
  });

  api.get("/v1/refunds", async (context) => {
    const parameters = await readParameters(context, listParameters);
    const { charge, payment_intent: intentId, created } = parameters;
    const page = pageOf(state.refunds, parameters, {
      url: "/v1/refunds",
      kind: "refund",
      key: charge ?? intentId,
      matches: (refund) =>
        (intentId === undefined || refund.payment_intent === intentId) &&
        isCreatedWithin(refund.created, created),
    });
    return context.json(expand(state, { ...page, count: page.data.length }, parameters.expand));
  });

  api.get("/v1/refunds/:id", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    return context.json(expand(state, getRefund(state, context.req.param("id")), parameters.expand));
  });

  api.post("/v1/refunds/:id", async (context) => {
    const parameters = await readParameters(context, map({ metadata: metadata().optional(), ...expandable }));
    const refund = getRefund(state, context.req.param("id"));
    const before = refund.metadata ?? {};
    refund.metadata = mergeMetadata(before, parameters.metadata);
    recordEvent(state, "refund.updated", refund, causeOf(context), { metadata: before });
    return context.json(expand(state, refund, parameters.expand));
  });

  api.post("/v1/refunds/:id/cancel", async (context) => {
    const parameters = await readParameters(context, map(expandable));
    const { id, status } = getRefund(state, context.req.param("id"));
    if (status !== "requires_action") {
      throw new StripeApiError("Canceling this refund is unsupported.", { kept: true });
    }
    return context.json(expand(state, cancelRefund(state, id, causeOf(context)), parameters.expand));
  });
}
