import {
  PUBLISHED_EVENT_TYPES,
  type PublishedEventType,
} from "../../server/domain/contract/published-event.ts";
import type { PublishedEvent } from "../../server/domain/contract/published-event.schema.ts";
import type { BuilderId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import type { RandomSource } from "../kit/random-source.ts";
import { signIn } from "./enter-app.ts";
import { openEventFeed } from "./event-feed.ts";
import { startWebhookReceiver, type ReceivedWebhook, type WebhookReceiver } from "./webhook-receiver.ts";

/** Of a computer of its own. */
const PROGRAMS_ADDRESS = "192.0.2.2";

/** Whose receivers there are, and what each wants. One wants a part, so that it is seen to get no more. */
const ENDPOINTS = [
  { email: "ada@builders.example", eventTypes: [...PUBLISHED_EVENT_TYPES] },
  {
    email: "kenji@builders.example",
    eventTypes: ["booking.confirmed", "booking.canceled", "refund.settled"],
  },
  { email: "operator@example.com", eventTypes: [...PUBLISHED_EVENT_TYPES] },
] as const satisfies readonly {
  readonly email: string;
  readonly eventTypes: readonly PublishedEventType[];
}[];

/** What one endpoint wanted, and what came. */
export interface EndpointBooks {
  /** The account that registered it. */
  readonly owner: string;
  /** Null: everybody's. */
  readonly builderId: BuilderId | null;
  readonly eventTypes: readonly PublishedEventType[];
  readonly secret: string;
  readonly received: readonly ReceivedWebhook[];
}

/** What other people's software was told. */
export interface ProgramBooks {
  readonly endpoints: readonly EndpointBooks[];
  /** What each reader of the feed has read, by what it did, in its order. */
  readonly feeds: ReadonlyMap<string, readonly PublishedEvent[]>;
}

/** Programs of builders and operators: receivers of webhooks that are well at times, and readers of the feed. */
export interface Programs {
  /** Every receiver is well from here on. Safe to call twice. */
  recover(): Promise<void>;
  /** How many webhooks met a receiver in which mood. */
  figures(): ReadonlyMap<string, number>;
  /** When all has come to rest: reads the feed to its end, and once more from its beginning. */
  endReading(): Promise<ProgramBooks>;
  close(): Promise<void>;
}

/** Registers them with an app that is up, and begins. */
export async function startPrograms(appUrl: string, random: RandomSource): Promise<Programs> {
  const receivers: WebhookReceiver[] = [];
  const endpoints: EndpointBooks[] = [];
  for (const { email, eventTypes } of ENDPOINTS) {
    const receiver = await startWebhookReceiver(random);
    receivers.push(receiver);
    const { api } = await signIn(appUrl, email);
    const url = `${receiver.url}/bookings`;
    const made = await api.webhookEndpoints.create.mutate({ url, eventTypes: [...eventTypes] });
    invariant(made.ok, "an endpoint is taken");
    const { secret, builderId } = made.value;
    endpoints.push({ owner: email, builderId, eventTypes, secret, received: receiver.received });
  }
  const operator = await signIn(appUrl, "operator@example.com");
  const key = await operator.api.apiKeys.create.mutate({
    name: "A reader of the feed",
    scopes: ["bookings:read"],
    origins: [],
    days: null,
  });
  invariant(key.ok, "a key is made");
  const feed = openEventFeed(appUrl, {
    authorization: `Bearer ${key.value.key}`,
    "x-forwarded-for": PROGRAMS_ADDRESS,
  });
  const follower = feed.follow();
  const recover = async () => {
    await Promise.all(receivers.map((receiver) => receiver.recover()));
  };
  return {
    recover,
    figures() {
      const counts = new Map<string, number>();
      for (const [mood, count] of receivers.flatMap(({ met }) => [...met]))
        counts.set(
          `webhooks to a receiver: ${mood}`,
          (counts.get(`webhooks to a receiver: ${mood}`) ?? 0) + count,
        );
      return counts;
    },
    async endReading() {
      const followed = await follower.end();
      const feeds = new Map([
        ["the reader who went on through it all", followed],
        ["a reader from the beginning", await feed.readAll()],
      ]);
      return { endpoints, feeds };
    },
    async close() {
      await Promise.allSettled([follower.end(), ...receivers.map((receiver) => receiver.close())]);
    },
  };
}
