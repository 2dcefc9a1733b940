import { StripeApiError } from "./api-errors.ts";
import { recordEvent } from "./events.ts";
import { expand } from "./expand.ts";
import { mergeMetadata } from "./merge-metadata.ts";
import { createdFilter, isCreatedWithin, paginate, pageParameters } from "./pagination.ts";
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
} from "./parameters.ts";
import { createRefund, getRefund } from "./refunds.ts";
import { causeOf } from "./stripe-api.ts";
import type { StripeApi } from "./stripe-api.ts";
import type { StripeState } from "./stripe-state.ts";

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
    const order = { ...parameters, metadata: mergeMetadata({}, parameters.metadata) };
    const refund = createRefund(state, order, causeOf(context));
    return context.json(expand(state, refund, parameters.expand));
  });

  api.get("/v1/refunds", async (context) => {
    const parameters = await readParameters(context, listParameters);
    const refunds = state.refunds
      .newestFirst()
      .filter(
        (refund) =>
          (parameters.charge === undefined || refund.charge === parameters.charge) &&
          (parameters.payment_intent === undefined || refund.payment_intent === parameters.payment_intent) &&
          isCreatedWithin(refund.created, parameters.created),
      );
    const page = paginate(refunds, parameters, "/v1/refunds", "refund");
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
    await readParameters(context, map(expandable));
    getRefund(state, context.req.param("id"));
    throw new StripeApiError("Canceling this refund is unsupported.", { kept: true });
  });
}
