import { randomBytes, randomUUID } from "node:crypto";
import type { Hono } from "hono";
import { z } from "zod";
import { renderUser } from "../resources/account-resource.ts";
import { findAccount, stampNow, type Account, type CalendlyState } from "../state/calendly-state.ts";
import { deleteAccount } from "./delete-account.ts";
import { conferenceBody, locationConfigurationBody } from "./control-location-bodies.ts";
import { deliverEventTypeWebhook } from "../webhooks/deliver-webhooks.ts";
import { renderEventType } from "../resources/event-type-resource.ts";
import { controlMinutes, readControlBody, refuseControl, withoutUndefined } from "./read-control-body.ts";
import { ALL_SCOPES } from "../state/scopes.ts";
import { soloEventType } from "../state/seed-accounts.ts";
import { isTimeZone } from "../state/time-zone.ts";
import { renderSubscription } from "../resources/webhook-subscription-resource.ts";

const eventTypeBody = z.strictObject({
  active: z.boolean().optional(),
  duration: controlMinutes.optional(),
  name: z.string().min(1).optional(),
  deleted: z.boolean().optional(),
  questionsRequired: z.boolean().optional(),
  kind: z.enum(["solo", "group"]).optional(),
  inviteeLimit: z.int().min(1).optional(),
  poolingType: z.enum(["round_robin", "collective", "multi_pool"]).nullable().optional(),
  bookingMethod: z.enum(["instant", "poll"]).optional(),
  durationOptions: z.array(controlMinutes).nullable().optional(),
  isPaid: z.boolean().optional(),
  secret: z.boolean().optional(),
  color: z
    .string()
    .regex(/^#[a-f\d]{6}$/)
    .optional(),
  location: locationConfigurationBody.nullable().optional(),
  conference: conferenceBody.optional(),
});

const accountBody = z.strictObject({
  name: z.string().min(1),
  slug: z.string().min(1),
  email: z.email(),
  timezone: z.string().refine(isTimeZone, "is not a time zone"),
});

const newEventTypeBody = z.strictObject({
  userSlug: z.string(),
  name: z.string().min(1),
  slug: z.string().min(1),
  duration: controlMinutes,
});

function newToken(): string {
  return `sandbox-pat-${randomBytes(16).toString("hex")}`;
}

function getAccount(state: CalendlyState, slug: string): Account {
  const account = findAccount(state, slug);
  if (account === null) throw refuseControl(404, "no such user");
  return account;
}

/** Tokens, their scopes, and webhook subscriptions. */
function addAccess(control: Hono, state: CalendlyState): void {
  control.post("/tokens", async (context) => {
    const schema = z.strictObject({ userSlug: z.string(), scopes: z.array(z.enum(ALL_SCOPES)) });
    const { userSlug, scopes } = await readControlBody(context, schema);
    const account = getAccount(state, userSlug);
    const token = newToken();
    state.tokens.set(token, { token, accountUuid: account.uuid, scopes, expiresAtMs: null });
    return context.json({ token }, 201);
  });

  control.put("/tokens/:token", async (context) => {
    const schema = z.strictObject({ scopes: z.array(z.enum(ALL_SCOPES)) });
    const { scopes } = await readControlBody(context, schema);
    const token = state.tokens.get(context.req.param("token"));
    if (!token) throw refuseControl(404, "no such token");
    state.tokens.set(token.token, { ...token, scopes });
    return context.json({ scopes });
  });

  control.delete("/tokens/:token", (context) => {
    if (!state.tokens.delete(context.req.param("token"))) throw refuseControl(404, "no such token");
    return context.body(null, 204);
  });

  control.post("/subscriptions/:uuid/disable", (context) => {
    const subscription = state.subscriptions.get(context.req.param("uuid"));
    if (!subscription) throw refuseControl(404, "no such subscription");
    subscription.state = "disabled";
    subscription.updatedAt = stampNow(state);
    return context.json(renderSubscription(state, subscription));
  });
}

/** What a host does with their account and event types, and access to them: `/accounts`, `/event_types`, `/tokens`, `/subscriptions`. */
export function addControlAccounts(control: Hono, state: CalendlyState): void {
  addAccess(control, state);

  control.post("/accounts", async (context) => {
    const { timezone: timeZone, ...person } = await readControlBody(context, accountBody);
    if ([...state.accounts.values()].some(({ slug }) => slug === person.slug)) {
      throw refuseControl(409, "there is a user of this slug");
    }
    const stamp = stampNow(state);
    const uuid = randomUUID();
    state.accounts.set(uuid, {
      ...person,
      uuid,
      organizationUuid: randomUUID(),
      timeZone,
      workingDays: [1, 2, 3, 4, 5],
      createdAt: stamp,
      updatedAt: stamp,
      deletedAt: null,
    });
    const token = newToken();
    state.tokens.set(token, { token, accountUuid: uuid, scopes: ALL_SCOPES, expiresAtMs: null });
    return context.json({ token }, 201);
  });

  // The account moves to another organization: subscriptions of the former one stay there, and get nothing.
  control.post("/accounts/:slug/move", (context) => {
    const account = getAccount(state, context.req.param("slug"));
    account.organizationUuid = randomUUID();
    account.updatedAt = stampNow(state);
    return context.json(renderUser(state, account));
  });

  control.delete("/accounts/:slug", (context) => {
    deleteAccount(state, getAccount(state, context.req.param("slug")));
    return context.body(null, 204);
  });

  control.post("/event_types", async (context) => {
    const { userSlug, duration, ...named } = await readControlBody(context, newEventTypeBody);
    const account = getAccount(state, userSlug);
    const stamp = stampNow(state);
    const eventType = soloEventType(
      {
        ...named,
        uuid: randomUUID(),
        accountUuid: account.uuid,
        durationMinutes: duration,
        description: "",
        position: state.eventTypes.size,
      },
      { createdAt: stamp, updatedAt: stamp },
    );
    state.eventTypes.set(eventType.uuid, eventType);
    deliverEventTypeWebhook(state, "event_type.created", eventType);
    return context.json(renderEventType(state, eventType), 201);
  });

  control.patch("/event_types/:uuid", async (context) => {
    const body = await readControlBody(context, eventTypeBody);
    const eventType = state.eventTypes.get(context.req.param("uuid"));
    if (!eventType) throw refuseControl(404, "no such event type");
    const { duration, deleted, questionsRequired, ...fields } = body;
    const stamp = stampNow(state);
    Object.assign(eventType, withoutUndefined({ ...fields, durationMinutes: duration }));
    if (deleted !== undefined) eventType.deletedAt = deleted ? stamp : null;
    for (const question of eventType.customQuestions) {
      if (questionsRequired !== undefined) question.required = questionsRequired;
    }
    eventType.updatedAt = stamp;
    deliverEventTypeWebhook(state, deleted === true ? "event_type.deleted" : "event_type.updated", eventType);
    return context.json(renderEventType(state, eventType));
  });
}
