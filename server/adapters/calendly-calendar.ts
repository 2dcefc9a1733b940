import { z } from "zod";
import { parseInstant, parseTimeZone, type Instant } from "../domain/instant.ts";
import { ProviderError } from "../domain/provider-error.ts";
import type { Calendar, CalendlyInvitee, CalendlyWebhookSubscription } from "../ports.ts";
import {
  cancelAnswerSchema,
  eventTypeSchema,
  inviteeSchema,
  scheduledEventSchema,
  schedulingLinkSchema,
  availableTimeSchema,
  userSchema,
  webhookSubscriptionSchema,
  type EventTypeResource,
  type InviteeResource,
  type ScheduledEventResource,
} from "./calendly-wire.schema.ts";

/** 10 s: three calls of one effect stay inside its lease. */
const TIMEOUT_MS = 10_000;
/** Calendly's largest page. */
const PAGE_SIZE = 100;
/** 20 pages are 2,000 rows: more event types or events than one account has in the time looked at. */
const PAGES_MAX = 20;
/** What a subscription hears of; a reschedule is the pair of both. */
const SUBSCRIBED_EVENTS = ["invitee.created", "invitee.canceled"];

interface Settings {
  /** Base of the API, without a slash at the end. */
  readonly apiUrl: string;
  /** Base of Calendly's own pages: nothing else is ever shown in our frame. */
  readonly siteUrl: string;
  readonly accessToken: string;
}

interface Request {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * One account's calendar through Calendly's API v2. Every answer is parsed: tolerant of additions, strict on what we use. Nothing is
 * repeated here: reads are repeated by whoever asked, writes by the worker, which looks first.
 */
export function createCalendlyCalendar(settings: Settings): Calendar {
  async function send(operation: string, request: Request): Promise<unknown> {
    const url = new URL(`${settings.apiUrl}${request.path}`);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    let response: Response;
    try {
      response = await fetch(url, {
        method: request.method,
        headers: {
          authorization: `Bearer ${settings.accessToken}`,
          accept: "application/json",
          ...(request.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(request.body === undefined ? {} : { body: JSON.stringify(request.body) }),
        signal: AbortSignal.timeout(TIMEOUT_MS),
        // An API that redirects is not the API that the token is for.
        redirect: "error",
      });
      if (response.status === 204) return null;
      if (response.ok) return await response.json();
      await response.body?.cancel();
    } catch (error) {
      throw noAnswer(operation, error);
    }
    throw refused(operation, response.status);
  }

  async function read<Resource>(
    operation: string,
    request: Request,
    schema: z.ZodType<Resource>,
  ): Promise<Resource> {
    const parsed = z.object({ resource: schema }).safeParse(await send(operation, request));
    if (!parsed.success) throw badAnswer(operation, parsed.error);
    return parsed.data.resource;
  }

  async function find<Resource>(
    operation: string,
    path: string,
    schema: z.ZodType<Resource>,
  ): Promise<Resource | null> {
    try {
      return await read(operation, { method: "GET", path }, schema);
    } catch (error) {
      if (error instanceof ProviderError && error.status === 404) return null;
      throw error;
    }
  }

  async function list<Resource>(
    operation: string,
    path: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<Resource>,
  ): Promise<Resource[]> {
    const pageSchema = z.object({
      collection: z.array(schema),
      pagination: z.object({ next_page_token: z.string().nullish() }).nullish(),
    });
    const all: Resource[] = [];
    let pageToken: string | null = null;
    for (let page = 0; page < PAGES_MAX; page++) {
      const pageQuery: Record<string, string> =
        pageToken === null ? { ...query } : { ...query, page_token: pageToken };
      const parsed = pageSchema.safeParse(await send(operation, { method: "GET", path, query: pageQuery }));
      if (!parsed.success) throw badAnswer(operation, parsed.error);
      all.push(...parsed.data.collection);
      pageToken = parsed.data.pagination?.next_page_token ?? null;
      if (pageToken === null) return all;
    }
    return all;
  }

  const pages = (query: Readonly<Record<string, string>>) => ({ ...query, count: String(PAGE_SIZE) });

  async function findInvitee(eventId: string, inviteeId: string): Promise<CalendlyInvitee | null> {
    const path = `/scheduled_events/${eventId}`;
    const [event, invitee] = await Promise.all([
      find("get scheduled event", path, scheduledEventSchema),
      find("get invitee", `${path}/invitees/${inviteeId}`, inviteeSchema),
    ]);
    return event === null || invitee === null ? null : inviteeOf(event, invitee);
  }

  return {
    async getAccount() {
      const user = await read("get user", { method: "GET", path: "/users/me" }, userSchema);
      return {
        userUri: user.uri,
        organizationUri: user.current_organization,
        name: user.name,
        slug: user.slug,
        email: user.email,
        timeZone: user.timezone,
      };
    },

    async listEventTypes(userUri) {
      const types = await list("list event types", "/event_types", pages({ user: userUri }), eventTypeSchema);
      return types.map(eventTypeOf);
    },

    async findEventType(eventTypeId) {
      const type = await find("get event type", `/event_types/${eventTypeId}`, eventTypeSchema);
      return type === null ? null : eventTypeOf(type);
    },

    async hasAvailableTime(eventTypeUri, from, to) {
      const query = { event_type: eventTypeUri, start_time: from, end_time: to };
      const times = await list(
        "list available times",
        "/event_type_available_times",
        query,
        availableTimeSchema,
      );
      return times.some((time) => time.status === "available");
    },

    async createSchedulingLink(eventTypeUri) {
      const link = await read(
        "create scheduling link",
        {
          method: "POST",
          path: "/scheduling_links",
          body: { max_event_count: 1, owner: eventTypeUri, owner_type: "EventType" },
        },
        schedulingLinkSchema,
      );
      if (new URL(link.booking_url).origin !== new URL(settings.siteUrl).origin) {
        throw badAnswer("create scheduling link", "a link to another site");
      }
      return link.booking_url;
    },

    findInvitee,

    async findInviteeByEmail({ userUri, inviteeId, email }) {
      const query = pages({ user: userUri, invitee_email: email, sort: "start_time:desc" });
      const events = await list("list scheduled events", "/scheduled_events", query, scheduledEventSchema);
      for (const event of events) {
        const eventId = lastPartOf(event.uri);
        const invitee = await find(
          "get invitee",
          `/scheduled_events/${eventId}/invitees/${inviteeId}`,
          inviteeSchema,
        );
        if (invitee !== null) return inviteeOf(event, invitee);
      }
      return null;
    },

    async findScheduledEvent(eventId) {
      const event = await find("get scheduled event", `/scheduled_events/${eventId}`, scheduledEventSchema);
      return event === null ? null : { eventId, status: event.status, startsAt: event.start_time };
    },

    async cancelScheduledEvent(eventId, reason) {
      try {
        await read(
          "cancel scheduled event",
          { method: "POST", path: `/scheduled_events/${eventId}/cancellation`, body: { reason } },
          cancelAnswerSchema,
        );
      } catch (error) {
        if (!(error instanceof ProviderError) || error.status !== 403) throw error;
        // Refused: fine when it was canceled a moment before, by us or by anybody.
        const event = await find("get scheduled event", `/scheduled_events/${eventId}`, scheduledEventSchema);
        if (event?.status === "active") throw error;
      }
    },

    async createWebhookSubscription({ callbackUrl, signingKey, userUri, organizationUri }) {
      const subscription = await read(
        "create webhook subscription",
        {
          method: "POST",
          path: "/webhook_subscriptions",
          body: {
            url: callbackUrl,
            events: SUBSCRIBED_EVENTS,
            organization: organizationUri,
            user: userUri,
            scope: "user",
            signing_key: signingKey,
          },
        },
        webhookSubscriptionSchema,
      );
      return subscriptionOf(subscription);
    },

    async listWebhookSubscriptions({ userUri, organizationUri }) {
      const query = pages({ organization: organizationUri, user: userUri, scope: "user" });
      const all = await list(
        "list webhook subscriptions",
        "/webhook_subscriptions",
        query,
        webhookSubscriptionSchema,
      );
      return all.map(subscriptionOf);
    },

    async deleteWebhookSubscription(uri) {
      await send("delete webhook subscription", {
        method: "DELETE",
        path: `/webhook_subscriptions/${lastPartOf(uri)}`,
      });
    },
  };
}

function lastPartOf(uri: string): string {
  return encodeURIComponent(uri.slice(uri.lastIndexOf("/") + 1));
}

function eventTypeOf(type: EventTypeResource) {
  return {
    uri: type.uri,
    eventTypeId: lastPartOf(type.uri),
    slug: type.slug ?? lastPartOf(type.uri),
    name: type.name,
    active: type.active && type.deleted_at == null,
    kind: type.kind,
    durationMinutes: type.duration,
    descriptionPlain: type.description_plain ?? null,
    schedulingUrl: type.scheduling_url,
  };
}

function subscriptionOf(
  subscription: z.infer<typeof webhookSubscriptionSchema>,
): CalendlyWebhookSubscription {
  return { uri: subscription.uri, callbackUrl: subscription.callback_url, state: subscription.state };
}

function inviteeOf(event: ScheduledEventResource, invitee: InviteeResource): CalendlyInvitee {
  return {
    inviteeUri: invitee.uri,
    inviteeId: lastPartOf(invitee.uri),
    eventUri: event.uri,
    eventId: lastPartOf(event.uri),
    status: invitee.status,
    email: invitee.email,
    name: invitee.name,
    timeZone: invitee.timezone == null ? null : parseTimeZone(invitee.timezone),
    utmContent: invitee.tracking?.utm_content ?? null,
    rescheduled: invitee.rescheduled,
    oldInviteeUri: invitee.old_invitee ?? null,
    newInviteeUri: invitee.new_invitee ?? null,
    cancelUrl: invitee.cancel_url,
    rescheduleUrl: invitee.reschedule_url,
    createdAt: invitee.created_at,
    startsAt: event.start_time,
    endsAt: event.end_time,
    eventTypeUri: event.event_type,
    hostUris: event.event_memberships.map((membership) => membership.user),
    ...placeOf(event),
    cancellation: cancellationOf(event, invitee),
  };
}

function placeOf(event: ScheduledEventResource): Pick<CalendlyInvitee, "joinUrl" | "locationText"> {
  const joinUrl = event.location?.join_url ?? null;
  const text = event.location?.location ?? null;
  const isWeb = joinUrl !== null && /^https?:\/\//.test(joinUrl);
  return { joinUrl: isWeb ? joinUrl : null, locationText: text === "" ? null : text };
}

/** Calendly says it on the invitee where one of a group canceled, and on the event where all of it was. */
function cancellationOf(
  event: ScheduledEventResource,
  invitee: InviteeResource,
): CalendlyInvitee["cancellation"] {
  if (invitee.status !== "canceled") return null;
  const said = invitee.cancellation ?? event.cancellation ?? null;
  const at: Instant | null = said?.created_at === undefined ? null : parseInstant(said.created_at);
  return { by: said?.canceler_type ?? null, at };
}

function noAnswer(operation: string, cause: unknown): ProviderError {
  const timedOut = cause instanceof Error && cause.name === "TimeoutError";
  return new ProviderError(
    {
      provider: "calendly",
      operation,
      retryable: true,
      status: null,
      reason: timedOut ? "no answer in time" : "no answer",
    },
    { cause },
  );
}

/** Retryable: 429 and 5xx, and what an operator or the builder must put right (401, and 403 for a scope). */
function refused(operation: string, status: number): ProviderError {
  return new ProviderError({
    provider: "calendly",
    operation,
    retryable: status === 401 || status === 403 || status === 429 || status >= 500,
    status,
    reason: `answered ${status}`,
  });
}

function badAnswer(operation: string, cause: unknown): ProviderError {
  return new ProviderError(
    {
      provider: "calendly",
      operation,
      retryable: true,
      status: 200,
      reason: "an answer that we cannot read",
    },
    { cause },
  );
}
