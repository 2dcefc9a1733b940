import { randomBytes, randomUUID } from "node:crypto";
import { Hono, type Context } from "hono";
import { HTTPException } from "hono/http-exception";
import { z } from "zod";
import { HORIZON_MS, listOpenTimes } from "./availability.ts";
import { bookTime } from "./book-time.ts";
import {
  mustGet,
  NO_TRACKING,
  nowMs,
  stampNow,
  type CalendlyState,
  type EventType,
  type Invitee,
} from "./calendly-state.ts";
import { cancelEvent, cancelInvitee } from "./cancel-booking.ts";
import { controlOverviewPage } from "./control-overview-page.ts";
import { deliverEventTypeWebhook } from "./deliver-webhooks.ts";
import { renderEventType } from "./event-type-resource.ts";
import { parseInstant } from "./instant-format.ts";
import { renderInvitee } from "./invitee-resource.ts";
import type { Ledger } from "./ledger.ts";
import { rescheduleInvitee } from "./reschedule-invitee.ts";
import { renderScheduledEvent } from "./scheduled-event-resource.ts";
import { ALL_SCOPES } from "./scopes.ts";
import { soloEventType } from "./seed-accounts.ts";
import { isTimeZone } from "./time-zone.ts";
import { uuidFromUri } from "./uris.ts";
import { renderSubscription } from "./webhook-subscription-resource.ts";

const instant = z.string().transform((text, context) => {
  const unixMs = parseInstant(text);
  if (unixMs !== null) return unixMs;
  context.addIssue({ code: "custom", message: "must be an ISO 8601 instant" });
  return z.NEVER;
});

const tracking = z.strictObject({
  utm_campaign: z.string().nullable().optional(),
  utm_source: z.string().nullable().optional(),
  utm_medium: z.string().nullable().optional(),
  utm_content: z.string().nullable().optional(),
  utm_term: z.string().nullable().optional(),
  salesforce_uuid: z.string().nullable().optional(),
});

const bookBody = z.strictObject({
  eventTypeSlug: z.string().optional(),
  eventTypeUri: z.string().optional(),
  startTime: instant.optional(),
  email: z.email(),
  name: z.string().min(1),
  timezone: z.string().refine(isTimeZone, "is not a time zone").optional(),
  tracking: tracking.optional(),
  guests: z.array(z.email()).optional(),
  answers: z
    .array(z.strictObject({ question: z.string(), answer: z.string(), position: z.int() }))
    .optional(),
});

const eventTypeBody = z.strictObject({
  active: z.boolean().optional(),
  duration: z.int().min(1).max(720).optional(),
  name: z.string().min(1).optional(),
  deleted: z.boolean().optional(),
  questionsRequired: z.boolean().optional(),
  kind: z.enum(["solo", "group"]).optional(),
  poolingType: z.enum(["round_robin", "collective", "multi_pool"]).nullable().optional(),
  bookingMethod: z.enum(["instant", "poll"]).optional(),
  durationOptions: z.array(z.int().min(1)).nullable().optional(),
  isPaid: z.boolean().optional(),
  secret: z.boolean().optional(),
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
  duration: z.int().min(1).max(720),
});

const rateBody = z.strictObject({
  perMinute: z.int().min(1),
  invitees: z
    .strictObject({ perMinute: z.int().min(1), perHour: z.int().min(1), perDay: z.int().min(1) })
    .optional(),
});

function refuse(status: 400 | 404 | 409, error: string): HTTPException {
  return new HTTPException(status, { res: Response.json({ error }, { status }) });
}

async function readBody<Schema extends z.ZodType>(
  context: Context,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await context.req.text();
  let input: unknown;
  try {
    input = text === "" ? {} : JSON.parse(text);
  } catch {
    throw refuse(400, "the body is not JSON");
  }
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw refuse(400, z.prettifyError(parsed.error));
  return parsed.data;
}

function findEventType(state: CalendlyState, body: z.output<typeof bookBody>): EventType {
  const uuid = body.eventTypeUri === undefined ? null : uuidFromUri(state, "event_types", body.eventTypeUri);
  const found = [...state.eventTypes.values()].find((eventType) =>
    uuid === null ? eventType.slug === body.eventTypeSlug : eventType.uuid === uuid,
  );
  if (!found) throw refuse(404, "no such event type: give eventTypeSlug or eventTypeUri");
  return found;
}

function findInvitee(state: CalendlyState, context: Context): Invitee {
  const invitee = state.invitees.get(context.req.param("uuid") ?? "");
  if (!invitee) throw refuse(404, "no such invitee");
  return invitee;
}

function renderBoth(state: CalendlyState, invitee: Invitee) {
  return {
    event: renderScheduledEvent(state, mustGet(state.scheduledEvents, invitee.eventUuid)),
    invitee: renderInvitee(state, invitee),
  };
}

/** Settings of the sandbox itself: where people land, how much they may ask, whose token works. */
function addSettings(control: Hono, state: CalendlyState): void {
  control.put("/redirect", async (context) => {
    const { url } = await readBody(context, z.strictObject({ url: z.url().nullable() }));
    state.redirectUrl = url;
    return context.json({ url });
  });

  control.put("/rate-limit", async (context) => {
    const body = await readBody(context, rateBody);
    state.requestsPerMinute = body.perMinute;
    if (body.invitees) state.inviteeLimits = body.invitees;
    return context.json({ perMinute: state.requestsPerMinute, invitees: state.inviteeLimits });
  });

  control.post("/tokens", async (context) => {
    const schema = z.strictObject({ userSlug: z.string(), scopes: z.array(z.enum(ALL_SCOPES)) });
    const { userSlug, scopes } = await readBody(context, schema);
    const account = [...state.accounts.values()].find(({ slug }) => slug === userSlug);
    if (!account) throw refuse(404, "no such user");
    const token = `sandbox-pat-${randomBytes(16).toString("hex")}`;
    state.tokens.set(token, { token, accountUuid: account.uuid, scopes, expiresAtMs: null });
    return context.json({ token }, 201);
  });

  control.post("/subscriptions/:uuid/disable", (context) => {
    const subscription = state.subscriptions.get(context.req.param("uuid"));
    if (!subscription) throw refuse(404, "no such subscription");
    subscription.state = "disabled";
    subscription.updatedAt = stampNow(state);
    return context.json(renderSubscription(state, subscription));
  });

  control.put("/tokens/:token", async (context) => {
    const { scopes } = await readBody(context, z.strictObject({ scopes: z.array(z.enum(ALL_SCOPES)) }));
    const token = state.tokens.get(context.req.param("token"));
    if (!token) throw refuse(404, "no such token");
    state.tokens.set(token.token, { ...token, scopes });
    return context.json({ scopes });
  });

  control.delete("/tokens/:token", (context) => {
    if (!state.tokens.delete(context.req.param("token"))) throw refuse(404, "no such token");
    return context.body(null, 204);
  });
}

/** The Calendly part of the control panel: what people would do by hand, as JSON for tests. */
export function createControl(state: CalendlyState, ledger: Ledger): Hono {
  const control = new Hono();
  addSettings(control, state);

  control.get("/", (context) => context.html(controlOverviewPage(state, ledger)));

  control.get("/ledger", (context) =>
    context.json({
      accounts: ledger.accounts(),
      eventTypes: ledger.eventTypes(),
      scheduledEvents: ledger.scheduledEvents(),
      invitees: ledger.invitees(),
      subscriptions: ledger.subscriptions(),
    }),
  );

  control.post("/book", async (context) => {
    const body = await readBody(context, bookBody);
    const eventType = findEventType(state, body);
    const now = nowMs(state);
    const startMs = body.startTime ?? listOpenTimes(state, eventType, now, now + HORIZON_MS)[0]?.startMs;
    if (startMs === undefined) throw refuse(409, "unavailable");
    const booked = bookTime(state, eventType, startMs, {
      email: body.email,
      name: body.name,
      firstName: null,
      lastName: null,
      timeZone: body.timezone ?? mustGet(state.accounts, eventType.accountUuid).timeZone,
      questionsAndAnswers: body.answers ?? [],
      tracking: { ...NO_TRACKING, ...withoutUndefined(body.tracking) },
      textReminderNumber: null,
      guestEmails: body.guests ?? [],
      scheduledByUuid: null,
    });
    if (!booked.ok) throw refuse(409, booked.reason);
    return context.json(renderBoth(state, booked.invitee), 201);
  });

  control.post("/invitees/:uuid/cancel", async (context) => {
    const schema = z.strictObject({ by: z.enum(["host", "invitee"]), reason: z.string().optional() });
    const { by, reason = null } = await readBody(context, schema);
    const invitee = findInvitee(state, context);
    const canceled =
      by === "invitee"
        ? cancelInvitee(state, invitee, reason)
        : cancelEvent(state, mustGet(state.scheduledEvents, invitee.eventUuid), reason);
    if (!canceled.ok) throw refuse(409, canceled.reason);
    return context.json(renderBoth(state, invitee));
  });

  control.post("/invitees/:uuid/reschedule", async (context) => {
    const schema = z.strictObject({
      startTime: instant,
      reason: z.string().optional(),
      by: z.enum(["host", "invitee"]).optional(),
    });
    const { startTime, reason = null, by } = await readBody(context, schema);
    const moved = rescheduleInvitee(state, findInvitee(state, context), startTime, reason, by);
    if (!moved.ok) throw refuse(409, moved.reason);
    return context.json(renderBoth(state, moved.invitee), 201);
  });

  control.post("/invitees/:uuid/edit-tracking", async (context) => {
    const changes = await readBody(context, tracking);
    const invitee = findInvitee(state, context);
    Object.assign(invitee.tracking, withoutUndefined(changes));
    invitee.updatedAt = stampNow(state);
    return context.json(renderBoth(state, invitee));
  });

  control.post("/accounts", async (context) => {
    const { timezone: timeZone, ...person } = await readBody(context, accountBody);
    if ([...state.accounts.values()].some(({ slug }) => slug === person.slug)) {
      throw refuse(409, "there is a user of this slug");
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
    });
    const token = `sandbox-pat-${randomBytes(16).toString("hex")}`;
    state.tokens.set(token, { token, accountUuid: uuid, scopes: ALL_SCOPES, expiresAtMs: null });
    return context.json({ token }, 201);
  });

  control.post("/event_types", async (context) => {
    const { userSlug, duration, ...named } = await readBody(context, newEventTypeBody);
    const account = [...state.accounts.values()].find(({ slug }) => slug === userSlug);
    if (!account) throw refuse(404, "no such user");
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
    const body = await readBody(context, eventTypeBody);
    const eventType = state.eventTypes.get(context.req.param("uuid"));
    if (!eventType) throw refuse(404, "no such event type");
    const stamp = stampNow(state);
    if (body.active !== undefined) eventType.active = body.active;
    if (body.duration !== undefined) eventType.durationMinutes = body.duration;
    if (body.name !== undefined) eventType.name = body.name;
    const { kind, poolingType, bookingMethod, durationOptions, isPaid, secret } = body;
    Object.assign(
      eventType,
      withoutUndefined({ kind, poolingType, bookingMethod, durationOptions, isPaid, secret }),
    );
    if (body.deleted !== undefined) eventType.deletedAt = body.deleted ? stamp : null;
    for (const question of eventType.customQuestions) {
      if (body.questionsRequired !== undefined) question.required = body.questionsRequired;
    }
    eventType.updatedAt = stamp;
    deliverEventTypeWebhook(
      state,
      body.deleted === true ? "event_type.deleted" : "event_type.updated",
      eventType,
    );
    return context.json(renderEventType(state, eventType));
  });

  return control;
}

/** Drops keys without a value, so that they do not overwrite one. */
function withoutUndefined(fields: object | undefined): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields ?? {}).filter(([, value]) => value !== undefined));
}
