import type { Hono } from "hono";
import { z } from "zod";
import { alreadyExists, invalidParameter, notFound, permissionDenied } from "./api-errors.ts";
import { ownOrganization, ownUser } from "./api-fields.ts";
import {
  newUuid,
  stampNow,
  type Account,
  type CalendlyState,
  type WebhookSubscription,
} from "../state/calendly-state.ts";
import { OAUTH_APP } from "../state/oauth-app.ts";
import { endpoint, noBody, noQuery } from "./endpoint.ts";
import { pageQuery, paginate, sortItems } from "./pagination.ts";
import { sampleWebhook } from "../scheduling/sample-webhook.ts";
import { WEBHOOK_EVENTS } from "../webhooks/webhook-payload.ts";
import { renderSubscription } from "../resources/webhook-subscription-resource.ts";

const READ = ["webhooks:read"] as const;
const WRITE = ["webhooks:write"] as const;

/** Routing forms belong to an organization, never to a user. */
const ORGANIZATION_ONLY = "routing_form_submission.created";

const scopeField = z.enum(["user", "organization", "group"], "must be user, organization or group");

const createBody = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: "is not a valid URL" }),
  events: z
    .array(z.enum(WEBHOOK_EVENTS, "is not a known event"))
    .min(1, "can't be empty")
    .refine((events) => new Set(events).size === events.length, "must be unique"),
  organization: z.string(),
  user: z.string().optional(),
  group: z.string().optional(),
  scope: scopeField,
  signing_key: z.string().min(1, "can't be blank").optional(),
});

/** Checks the organization always, and the user when the scope is theirs. Returns the user's uuid, or null. */
function scopedUser(
  state: CalendlyState,
  caller: Account,
  fields: { organization: string; scope: "user" | "organization" | "group"; user?: string | undefined },
): string | null {
  ownOrganization(state, caller, "organization", fields.organization);
  if (fields.scope === "group") throw permissionDenied("Please upgrade to a paid Calendly account.");
  if (fields.scope === "organization") {
    if (fields.user !== undefined) ownUser(state, caller, "user", fields.user);
    return null;
  }
  if (fields.user === undefined) throw invalidParameter("user", "is missing");
  return ownUser(state, caller, "user", fields.user);
}

function ownSubscription(state: CalendlyState, caller: Account, uuid: string): WebhookSubscription {
  const subscription = state.subscriptions.get(uuid);
  if (!subscription) throw notFound();
  if (subscription.organizationUuid !== caller.organizationUuid) throw permissionDenied();
  return subscription;
}

/** `/webhook_subscriptions` and `GET /sample_webhook_data`. There is no update and no way to enable one again. */
export function addWebhookSubscriptionRoutes(api: Hono, state: CalendlyState): void {
  api.post(
    "/webhook_subscriptions",
    endpoint(state, { scopes: WRITE, query: noQuery, body: createBody }, ({ caller, viaOauth, body }) => {
      const userUuid = scopedUser(state, caller, body);
      if (body.scope === "user" && body.events.includes(ORGANIZATION_ONLY)) {
        throw invalidParameter("events", `${ORGANIZATION_ONLY} requires the organization scope`);
      }
      const sameUrl = [...state.subscriptions.values()].some(
        (known) => known.organizationUuid === caller.organizationUuid && known.callbackUrl === body.url,
      );
      if (sameUrl) throw alreadyExists("Hook with this url already exists");
      const stamp = stampNow(state);
      const subscription: WebhookSubscription = {
        uuid: newUuid(),
        callbackUrl: body.url,
        events: body.events,
        scope: body.scope === "user" ? "user" : "organization",
        organizationUuid: caller.organizationUuid,
        userUuid,
        creatorUuid: caller.uuid,
        signingKey: body.signing_key ?? (viaOauth ? OAUTH_APP.webhookSigningKey : null),
        state: "active",
        createdAt: stamp,
        updatedAt: stamp,
      };
      state.subscriptions.set(subscription.uuid, subscription);
      return { status: 201, body: { resource: renderSubscription(state, subscription) } };
    }),
  );

  const listQuery = z.strictObject({
    ...pageQuery,
    organization: z.string(),
    user: z.string().optional(),
    scope: scopeField,
  });
  api.get(
    "/webhook_subscriptions",
    endpoint(state, { scopes: READ, query: listQuery, body: noBody }, (request) => {
      const { caller, query } = request;
      const userUuid = scopedUser(state, caller, query);
      const all = [...state.subscriptions.values()];
      const found = all.filter(
        (subscription) =>
          subscription.organizationUuid === caller.organizationUuid &&
          subscription.scope === query.scope &&
          subscription.userUuid === userUuid,
      );
      const sorted = sortItems(found, query.sort ?? "created_at:asc", {
        created_at: (subscription) => all.indexOf(subscription),
      });
      return {
        status: 200,
        body: paginate(state, request, sorted, (subscription) => renderSubscription(state, subscription)),
      };
    }),
  );

  api.get(
    "/webhook_subscriptions/:uuid",
    endpoint(state, { scopes: READ, query: noQuery, body: noBody }, ({ caller, param }) => {
      const subscription = ownSubscription(state, caller, param("uuid"));
      return { status: 200, body: { resource: renderSubscription(state, subscription) } };
    }),
  );

  api.delete(
    "/webhook_subscriptions/:uuid",
    endpoint(state, { scopes: WRITE, query: noQuery, body: noBody }, ({ caller, param }) => {
      state.subscriptions.delete(ownSubscription(state, caller, param("uuid")).uuid);
      return { status: 204 };
    }),
  );

  const sampleQuery = z.strictObject({
    event: z.enum(
      ["invitee.created", "invitee.canceled", "invitee_no_show.created", "invitee_no_show.deleted"],
      "is not an event with a sample",
    ),
    organization: z.string(),
    user: z.string().optional(),
    scope: scopeField,
  });
  api.get(
    "/sample_webhook_data",
    endpoint(state, { scopes: READ, query: sampleQuery, body: noBody }, ({ caller, query }) => {
      scopedUser(state, caller, query);
      return { status: 200, body: sampleWebhook(state, caller, query.event) };
    }),
  );
}
