import { TRPCError } from "@trpc/server";
import { findDelivery, listDeliveries } from "../../db/published/delivery-log.ts";
import { findEndpoint, listEndpoints } from "../../db/published/endpoints-of-owner.ts";
import { accept } from "../domain/booking/refusal.ts";
import { pageAsked } from "../domain/contract/booking-operations.schema.ts";
import { outcomeOf } from "../domain/contract/outcome.schema.ts";
import type { WebhookEndpoint } from "../domain/contract/webhook-endpoint.ts";
import {
  deliveriesAsked,
  endpointChange,
  newEndpoint,
  oneDelivery,
  oneEndpoint,
  removedEndpoint,
  resendAsked,
  resent,
  webhookDeliveryPage,
  webhookDeliveryResource,
  webhookEndpointPage,
  webhookEndpointResource,
  webhookEndpointWithSecret,
} from "../domain/contract/webhook-endpoint.schema.ts";
import {
  webhookDeliveryResourceOf,
  webhookEndpointResourceOf,
} from "../domain/contract/webhook-resources.ts";
import { builderIdOf } from "../domain/values/api-key.ts";
import { isPublishedEventId, type WebhookEndpointId } from "../domain/values/ids.ts";
import { ENDPOINT_ADDRESSES_OF_ACCOUNT } from "../domain/values/limit-rules.ts";
import { instant } from "../domain/values/instant.ts";
import {
  changeEndpoint,
  createEndpoint,
  removeEndpoint,
  rotateEndpointSecret,
  type EndpointWithSecret,
} from "../webhook-endpoint/edit-endpoint.ts";
import { resendDelivery, resendSince } from "../webhook-endpoint/resend-events.ts";
import { switchEndpointOff, switchEndpointOn } from "../webhook-endpoint/switch-endpoint.ts";
import { accountDepsOf } from "./account-deps-of.ts";
import { readKey, WEBHOOK_DELIVERIES, WEBHOOK_ENDPOINTS } from "./page-cursor.ts";
import type { ProcedureContext } from "./procedure-context.ts";
import { askSecondFactor, contractProcedure, keyOwnerOf, router, type ContractCaller } from "./trpc.ts";

type Ctx = Pick<ProcedureContext, "deps"> & { readonly caller: ContractCaller };

/** A builder's own, and any for an operator. NOT_FOUND for somebody else's. */
async function endpointOf(ctx: Ctx, id: WebhookEndpointId): Promise<WebhookEndpoint> {
  const builderId = builderIdOf(keyOwnerOf(ctx.caller));
  const endpoint = await findEndpoint(ctx.deps.database.kysely, id);
  const isTheirs = endpoint !== null && (builderId === null || builderIdOf(endpoint.owner) === builderId);
  if (!isTheirs) throw new TRPCError({ code: "NOT_FOUND" });
  return endpoint;
}

function withSecret({ endpoint, secret }: EndpointWithSecret) {
  return { ...webhookEndpointResourceOf(endpoint), secret };
}

const procedure = contractProcedure("webhooks:write");

/** What decides to whom bookings are told: an operator's session shows the second factor for it, as for making a key. */
const directing = procedure.use(({ ctx, next }) => {
  if (ctx.caller.by === "session" && ctx.caller.kind === "operator") askSecondFactor(ctx, "money");
  return next();
});

export const webhookEndpointsRouter = router({
  /** A page of endpoints, the oldest first: a builder's own, and all for an operator. */
  list: procedure
    .input(pageAsked)
    .output(webhookEndpointPage)
    .query(async ({ ctx, input: { cursor, limit } }) => {
      const builderId = builderIdOf(keyOwnerOf(ctx.caller));
      const page = { after: readKey(WEBHOOK_ENDPOINTS, "cursor", cursor), limit };
      const { endpoints, next } = await listEndpoints(ctx.deps.database.kysely, builderId, page);
      return {
        data: endpoints.map(webhookEndpointResourceOf),
        pagination: { nextCursor: WEBHOOK_ENDPOINTS.write(next) },
      };
    }),

  /** Registers an address, which gets the events of these types from now on. The secret is in this answer alone. */
  create: directing
    .input(newEndpoint)
    .output(outcomeOf(webhookEndpointWithSecret))
    .mutation(async ({ ctx, input }) => {
      const owner = keyOwnerOf(ctx.caller);
      await ctx.deps.limits.takeOrThrow(ENDPOINT_ADDRESSES_OF_ACCOUNT, owner.userId);
      const outcome = await createEndpoint(accountDepsOf(ctx), owner, {
        ...input,
        newIdBytes: ctx.newIdBytes,
      });
      return outcome.ok ? accept(withSecret(outcome.value)) : outcome;
    }),

  /** Changes the address or the types; what is not given stays. */
  update: directing
    .input(endpointChange)
    .output(outcomeOf(webhookEndpointResource))
    .mutation(async ({ ctx, input: { endpointId, url, eventTypes } }) => {
      const endpoint = await endpointOf(ctx, endpointId);
      if (url !== undefined)
        await ctx.deps.limits.takeOrThrow(ENDPOINT_ADDRESSES_OF_ACCOUNT, endpoint.owner.userId);
      const outcome = await changeEndpoint(accountDepsOf(ctx), endpoint, {
        ...(url === undefined ? {} : { url }),
        ...(eventTypes === undefined ? {} : { eventTypes }),
      });
      return outcome.ok ? accept(webhookEndpointResourceOf(outcome.value)) : outcome;
    }),

  /** A new secret; for a day what is sent is signed with the one before as well. */
  rotateSecret: directing
    .input(oneEndpoint)
    .output(webhookEndpointWithSecret)
    .mutation(async ({ ctx, input }) =>
      withSecret(await rotateEndpointSecret(ctx.deps, await endpointOf(ctx, input.endpointId))),
    ),

  /** Sends everything since, in its order. Safe to repeat. */
  switchOn: procedure
    .input(oneEndpoint)
    .output(webhookEndpointResource)
    .mutation(async ({ ctx, input }) =>
      webhookEndpointResourceOf(await switchEndpointOn(ctx.deps, await endpointOf(ctx, input.endpointId))),
    ),

  /** Sends nothing until it is switched on again; what happens meanwhile waits. Safe to repeat. */
  switchOff: procedure
    .input(oneEndpoint)
    .output(webhookEndpointResource)
    .mutation(async ({ ctx, input }) =>
      webhookEndpointResourceOf(await switchEndpointOff(ctx.deps, await endpointOf(ctx, input.endpointId))),
    ),

  /** Nothing is sent there any more, and what waits is dropped. */
  remove: procedure
    .input(oneEndpoint)
    .output(removedEndpoint)
    .mutation(async ({ ctx, input }) => {
      const endpoint = await endpointOf(ctx, input.endpointId);
      await removeEndpoint(ctx.deps, endpoint);
      return { id: endpoint.id, isRemoved: true as const };
    }),

  /** A page of an endpoint's deliveries with their latest tries, the latest events first. */
  listDeliveries: procedure
    .input(deliveriesAsked)
    .output(webhookDeliveryPage)
    .query(async ({ ctx, input: { endpointId, cursor, limit } }) => {
      const { id } = await endpointOf(ctx, endpointId);
      const page = { after: readKey(WEBHOOK_DELIVERIES, "cursor", cursor), limit };
      const { deliveries, next } = await listDeliveries(ctx.deps.database.kysely, id, page);
      return {
        data: deliveries.map(webhookDeliveryResourceOf),
        pagination: { nextCursor: WEBHOOK_DELIVERIES.write(next) },
      };
    }),

  /** Sends one event again, under the same id, whatever came of it before. */
  resend: procedure
    .input(oneDelivery)
    .output(outcomeOf(webhookDeliveryResource))
    .mutation(async ({ ctx, input }) => {
      const { id } = await endpointOf(ctx, input.endpointId);
      const { kysely } = ctx.deps.database;
      const delivery = await findDelivery(kysely, input.deliveryId);
      if (delivery?.endpointId !== id) throw new TRPCError({ code: "NOT_FOUND" });
      const outcome = await resendDelivery(ctx.deps, delivery);
      if (!outcome.ok) return outcome;
      const after = (await findDelivery(kysely, delivery.id)) ?? delivery;
      return accept(webhookDeliveryResourceOf(after));
    }),

  /** Sends all events since an event or an instant again, also those from before the endpoint was made. NOT_FOUND for an event it is not told of. */
  resendSince: procedure
    .input(resendAsked)
    .output(resent)
    .mutation(async ({ ctx, input: { endpointId, since } }) => {
      const endpoint = await endpointOf(ctx, endpointId);
      const from = isPublishedEventId(since) ? since : instant(since);
      const outcome = await resendSince(ctx.deps, endpoint, from);
      if (outcome === null) throw new TRPCError({ code: "NOT_FOUND" });
      return outcome;
    }),
});
