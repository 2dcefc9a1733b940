import type { Queryable } from "../../db/core/open-database.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { makeKey } from "../kit/api-keys.ts";
import { signInAs } from "../kit/visitors.ts";
import { signedEvents } from "../load/signed-events.ts";
import type { Asker } from "./traffic.ts";

/** Everybody who asks, and what must be there afterwards of what they were told is done. */
export interface AllAskers {
  readonly askers: readonly Asker[];
  /** What somebody was told is done and is not, in words; empty when all of it is. */
  listLost(db: Queryable): Promise<readonly string[]>;
}

const BUILDER = "ada@builders.example";
const CLIENT = "client@example.com";
const JSON_TYPE = { "content-type": "application/json" };
/** Of new addresses, a builder's programs may make links for 50 in a day. */
const LINKS_MAX = 45;
/** More than are sent: none is sent twice. */
const EVENTS = 20_000;

/** Signs in and makes a key, while nothing is restarted yet. */
export async function prepareAskers(appUrl: string, stripeSecret: string): Promise<AllAskers> {
  const app = { demo: { appUrl } };
  const client = await signInAs(app, CLIENT);
  const builder = await signInAs(app, BUILDER);
  const program = { ...(await makeKey(builder)).headers, ...JSON_TYPE };
  const registered = await postJson(`${appUrl}/api/webhook-endpoints`, program, {
    url: "https://hooks.example.com/bookings",
    eventTypes: ["booking.confirmed"],
  });
  const endpointId = (registered as { id: string }).id;
  const offers = (await getJson(`${appUrl}/api/scheduling/calendly/event-types`, program)) as {
    data: { id: string; slug: string }[];
  };
  const eventTypeId = offers.data.find(({ slug }) => slug === "architecture-review")?.id;
  invariant(eventTypeId !== undefined, "Ada sells reviews");
  const events = signedEvents({
    prefix: `restart${Date.now()}`,
    count: EVENTS,
    secret: stripeSecret,
    atSeconds: Math.floor(Date.now() / 1000),
  });
  let nextEvent = 0;
  const taken: string[] = [];
  const bookingIds: string[] = [];
  let lastName = "";
  let lastEventType = "booking.confirmed";

  const page: Asker = {
    kind: "page",
    wanted: 200,
    restMs: 50,
    next: () => ({ method: "GET", path: "/profile/ada-okafor", headers: {} }),
  };
  const ownPage: Asker = {
    kind: "page of somebody signed in",
    wanted: 200,
    restMs: 80,
    next: () => ({ method: "GET", path: "/account", headers: client.headers }),
  };
  const form: Asker = {
    kind: "form",
    wanted: 303,
    restMs: 30,
    next(n) {
      const name = `Casey the ${n}th`;
      return {
        method: "POST",
        path: "/account",
        headers: { ...client.headers, "content-type": "application/x-www-form-urlencoded" },
        body: new URLSearchParams({ intent: "rename", name }).toString(),
        onAnswer: () => (lastName = name),
      };
    },
  };
  const webhook: Asker = {
    kind: "webhook",
    wanted: 200,
    restMs: 40,
    next() {
      const event = events[nextEvent++];
      invariant(event !== undefined, "there are events enough");
      return {
        method: "POST",
        path: "/api/webhooks/stripe",
        headers: { ...JSON_TYPE, "stripe-signature": event.signature },
        body: event.body,
        onAnswer: () => taken.push((JSON.parse(event.body) as { id: string }).id),
      };
    },
  };
  const change: Asker = {
    kind: "write by REST",
    wanted: 200,
    restMs: 150,
    next(n) {
      const eventType = n % 2 === 0 ? "booking.canceled" : "booking.confirmed";
      return {
        method: "POST",
        path: `/api/webhook-endpoints/${endpointId}`,
        headers: { ...program, "idempotency-key": `change-${n}` },
        body: JSON.stringify({ eventTypes: [eventType] }),
        onAnswer: () => (lastEventType = eventType),
      };
    },
  };
  const link: Asker = {
    kind: "link by REST",
    wanted: 201,
    restMs: 800,
    next(n) {
      if (n === LINKS_MAX) return null;
      return {
        method: "POST",
        path: "/api/scheduling/calendly/scheduling-link",
        headers: { ...program, "idempotency-key": `link-${n}` },
        body: JSON.stringify({ eventTypeId, inviteeEmail: `lin-${n}@clients.example`, inviteeName: "Lin" }),
        onAnswer: ({ body }) => bookingIds.push((JSON.parse(body) as { bookingId: string }).bookingId),
      };
    },
  };

  return {
    // One form, and one who changes the endpoint: what they were told last is what must stand there.
    askers: [page, page, page, ownPage, form, webhook, webhook, webhook, webhook, change, link],
    async listLost(db) {
      const lost: string[] = [];
      const inbox = await db.selectFrom("inbox").select("dedupe_key").execute();
      const stored = new Set(inbox.map(({ dedupe_key }) => dedupe_key));
      const gone = taken.filter((id) => !stored.has(id)).length;
      if (gone > 0) lost.push(`${gone} of ${taken.length} webhooks`);
      const bookings = await db.selectFrom("booking").select("id").execute();
      const known = new Set<string>(bookings.map(({ id }) => id));
      if (new Set(bookingIds).size !== bookingIds.length) lost.push("links of their own");
      if (!bookingIds.every((id) => known.has(id))) lost.push("bookings behind links");
      if (!(await (await client.get("/account")).text()).includes(lastName)) lost.push("the last name");
      const endpoints = await getJson(`${appUrl}/api/webhook-endpoints`, program);
      if (!JSON.stringify(endpoints).includes(`"eventTypes":["${lastEventType}"]`))
        lost.push("the endpoint's last change");
      return lost;
    },
  };
}

type Headers = Readonly<Record<string, string>>;

async function getJson(url: string, headers: Headers): Promise<unknown> {
  return (await fetch(url, { headers })).json();
}

async function postJson(url: string, headers: Headers, body: unknown): Promise<unknown> {
  const answer = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  return answer.json();
}
