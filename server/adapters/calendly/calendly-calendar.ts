import { z } from "zod";
import { SUBSCRIBED_EVENTS } from "../../domain/providers/calendly-subscription.ts";
import { parseInstant, parseTimeZone, type Instant } from "../../domain/values/instant.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { nameOrAddress } from "../../domain/values/typed-text.ts";
import type {
  Calendar,
  CalendlyInvitee,
  CalendlyScheduledEvent,
  CalendlyWebhookSubscription,
} from "../../ports.ts";
import { createCalendlyRelease } from "./calendly-release.ts";
import { placeOf } from "./calendly-place.ts";
import { badAnswer, type CalendlyRequest, type SendToCalendly } from "./calendly-http.ts";
import {
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

/** Calendly's largest page. */
const PAGE_SIZE = 100;
/** 500 pages are 50,000 rows: more events than one account has, and an end for a list that has none. */
const PAGES_MAX = 500;

interface Settings {
  /** Base of Calendly's own pages: nothing else is ever shown in our frame. */
  readonly siteUrl: string;
  readonly send: SendToCalendly;
}

/** One account's calendar through Calendly's API v2. Every answer is parsed: tolerant of additions, strict on what we use. */
export function createCalendlyCalendar({ send, siteUrl }: Settings): Calendar {
  async function read<Resource>(
    operation: string,
    request: CalendlyRequest,
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

  /** The pages of a list: each is asked for when the one before it has been used. */
  async function* pagesOf<Resource>(
    operation: string,
    path: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<Resource>,
  ): AsyncGenerator<Resource[]> {
    const pageSchema = z.object({
      collection: z.array(schema),
      pagination: z.object({ next_page_token: z.string().nullish() }).nullish(),
    });
    let pageToken: string | null = null;
    for (let page = 0; page < PAGES_MAX; page++) {
      const pageQuery: Record<string, string> =
        pageToken === null ? { ...query } : { ...query, page_token: pageToken };
      const parsed = pageSchema.safeParse(await send(operation, { method: "GET", path, query: pageQuery }));
      if (!parsed.success) throw badAnswer(operation, parsed.error);
      yield parsed.data.collection;
      pageToken = parsed.data.pagination?.next_page_token ?? null;
      if (pageToken === null) return;
    }
    // Half a list would look like a whole one.
    throw badAnswer(operation, "a list without an end");
  }

  /** The whole of a list that is always short. */
  async function list<Resource>(
    operation: string,
    path: string,
    query: Readonly<Record<string, string>>,
    schema: z.ZodType<Resource>,
  ): Promise<Resource[]> {
    const all: Resource[] = [];
    for await (const page of pagesOf(operation, path, query, schema)) all.push(...page);
    return all;
  }

  const inPages = (query: Readonly<Record<string, string>>) => ({ ...query, count: String(PAGE_SIZE) });

  async function listAvailableTimes(eventTypeUri: string, from: Instant, to: Instant): Promise<Instant[]> {
    const query = { event_type: eventTypeUri, start_time: from, end_time: to };
    const times = await list(
      "list available times",
      "/event_type_available_times",
      query,
      availableTimeSchema,
    );
    return times.flatMap((time) => (time.status === "available" ? [time.start_time] : []));
  }

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
      const types = await list(
        "list event types",
        "/event_types",
        inPages({ user: userUri }),
        eventTypeSchema,
      );
      return types.map(eventTypeOf);
    },

    async findEventType(eventTypeId) {
      const type = await find("get event type", `/event_types/${eventTypeId}`, eventTypeSchema);
      return type === null ? null : eventTypeOf(type);
    },

    async hasAvailableTime(eventTypeUri, from, to) {
      return (await listAvailableTimes(eventTypeUri, from, to)).length > 0;
    },

    listAvailableTimes,

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
      if (new URL(link.booking_url).origin !== new URL(siteUrl).origin) {
        throw badAnswer("create scheduling link", "a link to another site");
      }
      return link.booking_url;
    },

    findInvitee,

    async findInviteeByEmail({ userUri, inviteeId, email }) {
      const query = inPages({ user: userUri, invitee_email: email, sort: "start_time:desc" });
      const found = pagesOf("list scheduled events", "/scheduled_events", query, scheduledEventSchema);
      for await (const page of found) {
        for (const event of page) {
          const eventId = lastPartOf(event.uri);
          const invitee = await find(
            "get invitee",
            `/scheduled_events/${eventId}/invitees/${inviteeId}`,
            inviteeSchema,
          );
          if (invitee !== null) return inviteeOf(event, invitee);
        }
      }
      return null;
    },

    async findScheduledEvent(eventId) {
      const event = await find("get scheduled event", `/scheduled_events/${eventId}`, scheduledEventSchema);
      return event === null ? null : scheduledEventOf(event);
    },

    async *listScheduledEvents({ userUri, minStartTime }) {
      const query = inPages({ user: userUri, min_start_time: minStartTime, sort: "start_time:asc" });
      const found = pagesOf("list scheduled events", "/scheduled_events", query, scheduledEventSchema);
      let before: ReadonlySet<string> = new Set();
      for await (const page of found) {
        // A booking between two pages pushes a row of the first onto the second.
        const events = page.filter(({ uri }) => !before.has(uri)).map(scheduledEventOf);
        before = new Set(page.map(({ uri }) => uri));
        if (events.length > 0) yield events;
      }
    },

    async listInvitees(eventId) {
      const path = `/scheduled_events/${eventId}`;
      const event = await find("get scheduled event", path, scheduledEventSchema);
      if (event === null) return [];
      const query = inPages({ sort: "created_at:asc" });
      const invitees = await list("list invitees", `${path}/invitees`, query, inviteeSchema);
      return invitees.map((invitee) => inviteeOf(event, invitee));
    },

    ...createCalendlyRelease(send, { find, list }),

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
      const query = inPages({ organization: organizationUri, user: userUri, scope: "user" });
      const all = await list(
        "list webhook subscriptions",
        "/webhook_subscriptions",
        query,
        webhookSubscriptionSchema,
      );
      return all.map(subscriptionOf);
    },

    async deleteWebhookSubscription(uri) {
      try {
        await send("delete webhook subscription", {
          method: "DELETE",
          path: `/webhook_subscriptions/${lastPartOf(uri)}`,
        });
      } catch (error) {
        // Gone before, perhaps by an earlier try whose answer was lost.
        if (!(error instanceof ProviderError) || error.status !== 404) throw error;
      }
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
    questions: (type.custom_questions ?? [])
      .toSorted((a, b) => a.position - b.position)
      .map((question) => ({ name: question.name, isAsked: question.enabled ?? true })),
    details: {
      poolingType: type.pooling_type ?? null,
      bookingMethod: type.booking_method ?? "instant",
      durationOptions: type.duration_options ?? [],
      takesPayment: type.is_paid ?? false,
      isSecret: type.secret ?? false,
      schedulingUrl: type.scheduling_url,
      listing: {
        color: type.color?.toLowerCase() ?? null,
        createdAt: type.created_at ?? null,
        updatedAt: type.updated_at ?? null,
        profile: type.profile == null ? null : { type: type.profile.type, name: type.profile.name },
      },
    },
  };
}

function subscriptionOf(
  subscription: z.infer<typeof webhookSubscriptionSchema>,
): CalendlyWebhookSubscription {
  const { uri, callback_url: callbackUrl, state, events } = subscription;
  return { uri, callbackUrl, state, events, failingSince: subscription.retry_started_at ?? null };
}

function scheduledEventOf(event: ScheduledEventResource): CalendlyScheduledEvent {
  return {
    eventUri: event.uri,
    eventId: lastPartOf(event.uri),
    status: event.status,
    startsAt: event.start_time,
    endsAt: event.end_time,
    eventTypeUri: event.event_type ?? null,
    hostUris: hostUrisOf(event),
    updatedAt: event.updated_at ?? null,
    place: placeOf(event.location ?? null),
    seatsMax: event.invitees_counter?.limit ?? 1,
    activeInvitees: event.invitees_counter?.active ?? (event.status === "active" ? 1 : 0),
  };
}

function inviteeOf(event: ScheduledEventResource, invitee: InviteeResource): CalendlyInvitee {
  return {
    inviteeUri: invitee.uri,
    inviteeId: lastPartOf(invitee.uri),
    eventUri: event.uri,
    eventId: lastPartOf(event.uri),
    status: invitee.status,
    email: invitee.email,
    name: nameOrAddress(invitee.name, invitee.email),
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
    eventTypeUri: event.event_type ?? "",
    seatsMax: event.invitees_counter?.limit ?? 1,
    hostUris: hostUrisOf(event),
    place: placeOf(event.location ?? null),
    noShowAt: noShowAtOf(event, invitee),
    cancellation: cancellationOf(event, invitee),
    answers: (invitee.questions_and_answers ?? []).map(({ question, answer }) => ({ question, answer })),
  };
}

function hostUrisOf(event: ScheduledEventResource): string[] {
  return event.event_memberships.map((membership) => membership.user);
}

/** A mark without a date still stands: it is as old as the invitee's last change at most. */
function noShowAtOf(event: ScheduledEventResource, invitee: InviteeResource): Instant | null {
  if (invitee.no_show == null) return null;
  return invitee.no_show.created_at ?? invitee.updated_at ?? event.end_time;
}

/** Calendly says it on the invitee where one of a group canceled, and on the event where all of it was. */
function cancellationOf(
  event: ScheduledEventResource,
  invitee: InviteeResource,
): CalendlyInvitee["cancellation"] {
  if (invitee.status !== "canceled") return null;
  const said = invitee.cancellation ?? event.cancellation ?? null;
  const at: Instant | null = said?.created_at === undefined ? null : parseInstant(said.created_at);
  const reason = said?.reason ?? "";
  return { by: said?.canceler_type ?? null, at, reason: reason === "" ? null : reason };
}
