/**
 * What every sandbox server shares: one clock, one list of faults, one post office for webhooks. Types only; `create-kernel.ts` builds them. Nothing
 * in the sandbox reads the system's clock or sends HTTP by itself.
 */

export type ProviderName = "calendly" | "stripe" | "mail";

/** The sandbox's clock: system time plus an offset that only ever grows. */
export interface SandboxClock {
  now(): Date;
  /** Unix seconds, as Stripe writes instants. */
  unixSeconds(): number;
  /** Moves the clock forward and runs every timer that has become due, in order, before it resolves. */
  advance(milliseconds: number): Promise<void>;
  /** Runs `task` once when the sandbox's time reaches `at`. Returns a function that cancels it. */
  schedule(at: Date, task: () => void | Promise<void>): () => void;
  readonly offsetMs: number;
  /** Grows by one with every step of the offset. */
  readonly revision: number;
  /** Calls `listener` after every step of the offset; what is due then waits for its promise. Returns a function that stops it. */
  onStep(listener: () => void | Promise<void>): () => void;
}

/** What may go wrong with a request that the app sends to a provider's API. */
export type RequestFault =
  /** The provider answers with this status and its own error body, without doing anything. 429 and 5xx are the usual ones. */
  | { kind: "status"; status: number }
  /** The answer waits this long; the work is done at once. */
  | { kind: "delay"; delayMs: number }
  /** Nothing is done and nothing is answered until the caller gives up. */
  | { kind: "time_out" }
  /** The connection is closed before anything is done, as when the provider is down. */
  | { kind: "down" }
  /** The work is done and kept; the answer is held until `releaseHeld` is called. */
  | { kind: "hold_response" }
  /** The work is done and kept; then the connection breaks and the answer is lost. */
  | { kind: "lose_response" };

/** What may go wrong with a webhook delivery that a provider sends to the app. */
export type DeliveryFault =
  /** Kept in the list as `dropped`; never sent unless resent by hand. */
  | { kind: "drop" }
  | { kind: "delay"; delayMs: number }
  /** Sent twice: byte-identical bodies, each signed anew. */
  | { kind: "duplicate" }
  /** Waits until the next delivery to the same endpoint has been sent, then is sent. */
  | { kind: "reorder" }
  /** Kept in the list as `held` until released or resent. */
  | { kind: "hold" };

export interface FaultRule<Kind extends RequestFault | DeliveryFault = RequestFault | DeliveryFault> {
  id: string;
  provider: ProviderName;
  /** `request`: calls of the app to the provider. `delivery`: webhooks of the provider to the app. */
  on: "request" | "delivery";
  fault: Kind;
  /** For requests: an upper-case HTTP method; absent means any. */
  method?: string;
  /** For requests: a regular expression tested against the path; for deliveries: against the event's type. Absent means any. */
  pattern?: string;
  /** How many more times it applies; null means until it is removed. */
  remaining: number | null;
}

export interface Faults {
  list(): FaultRule[];
  add(rule: Omit<FaultRule, "id">): FaultRule;
  remove(id: string): void;
  clear(): void;
  /** Finds the first rule that fits and uses one of its turns up. */
  takeForRequest(provider: ProviderName, method: string, path: string): RequestFault | null;
  takeForDelivery(provider: ProviderName, eventType: string): DeliveryFault | null;
  /** Lets every held response of this provider (or of all) go. Returns how many there were. */
  releaseHeld(provider?: ProviderName): number;
  /** How many responses are being held now: what a test waits for before it kills the app. */
  heldCount(provider?: ProviderName): number;
  /** Called by the request middleware; resolves when the response may go. */
  holdResponse(provider: ProviderName): Promise<void>;
}

export type DeliveryState = "pending" | "held" | "delivered" | "failed" | "dropped" | "given_up";

export interface DeliveryAttempt {
  /** ISO instant on the sandbox's clock. */
  at: string;
  /** HTTP status, or null when no answer came. */
  status: number | null;
  error: string | null;
}

export interface Delivery {
  id: string;
  provider: ProviderName;
  /** The provider's webhook endpoint or subscription id. */
  endpointId: string;
  url: string;
  eventType: string;
  /** What it is about, as the provider names it: an invitee's URI, a checkout's id. Null when the provider did not say. */
  objectId: string | null;
  /** The exact bytes that are signed and sent, the same at every attempt. */
  body: string;
  state: DeliveryState;
  createdAt: string;
  nextAttemptAt: string | null;
  attempts: DeliveryAttempt[];
}

export interface NewDelivery {
  provider: ProviderName;
  endpointId: string;
  url: string;
  eventType: string;
  objectId?: string;
  body: string;
  /** Headers of one attempt; called anew for each, because the signature carries the time of sending. */
  sign: (unixSeconds: number) => Record<string, string>;
  /** How long the provider keeps trying, e.g. 24 h for Calendly and 72 h for Stripe. */
  giveUpAfterMs: number;
  /** Called whenever an attempt was accepted, a repeated one too. */
  onDelivered?: () => void;
  /** Called once when the last attempt has failed; Calendly disables the subscription here. */
  onGivenUp?: () => void;
}

export interface DeliveryFilter {
  provider?: ProviderName;
  eventType?: string;
  objectId?: string;
  state?: DeliveryState;
}

/** `unknown`: there is no such delivery. `not_held`: it was sent, released or dropped before, or never held. */
export type HeldDelivery =
  { ok: true; delivery: Delivery } | { ok: false; reason: "unknown" | "not_held"; delivery: Delivery | null };

/** Sends webhooks: in the order given per endpoint, each with retries and exponential back-off on the sandbox's clock. */
export interface PostOffice {
  /** Returns at once; sending happens after the caller's own turn. */
  send(delivery: NewDelivery): Delivery;
  list(filter?: DeliveryFilter): Delivery[];
  /** Sends it now, whatever its state, freshly signed. Resolves when it was answered or failed. */
  resend(id: string): Promise<Delivery>;
  /** Sends what is held, oldest first. */
  releaseHeld(filter?: Omit<DeliveryFilter, "state">): Promise<number>;
  /** Sends this one that is held, and no other. Resolves when it was answered or failed. */
  release(id: string): Promise<HeldDelivery>;
  /** Loses this one that is held: never sent unless resent by hand. */
  drop(id: string): HeldDelivery;
  /** Resolves when nothing is being sent at this moment. */
  idle(): Promise<void>;
}

/** One call of the app that a provider has answered (or not), for tests and the control panel. Bodies and tokens are not kept. */
export interface RequestLogEntry {
  at: string;
  provider: ProviderName;
  method: string;
  path: string;
  status: number | null;
  fault: RequestFault["kind"] | null;
  idempotencyKey: string | null;
}

export interface Kernel {
  clock: SandboxClock;
  /** By how much a provider's own clock is ahead of the sandbox's; negative when behind. Whoever is not in it is at the same time. */
  readonly aheadMs: Map<ProviderName, number>;
  faults: Faults;
  postOffice: PostOffice;
  /** The newest 5,000 calls, oldest first. An entry is kept by reference: its status may be filled in after `add`. */
  requests: {
    add(entry: RequestLogEntry): void;
    list(provider?: ProviderName): RequestLogEntry[];
    clear(): void;
  };
  /** Aborted by `close`: whatever waits on purpose (a time-out, a long poll) gives up on it. */
  readonly closing: AbortSignal;
  /** Stops timers and lets held answers go, so that the process can end. */
  close(): Promise<void>;
}
