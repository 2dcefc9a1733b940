import { randomUUID } from "node:crypto";

import type {
  Delivery,
  DeliveryAttempt,
  DeliveryFault,
  DeliveryFilter,
  Faults,
  HeldDelivery,
  NewDelivery,
  PostOffice,
  SandboxClock,
} from "./kernel.ts";
import { retryDelayMs } from "./retry-delay.ts";

/** 15 s of real time: an endpoint that has not answered by then has failed. */
const ATTEMPT_TIMEOUT_MS = 15_000;

/** The log keeps this many; the oldest that need no more sending go first. */
const DELIVERIES_MAX = 5_000;

interface Parcel {
  delivery: NewDelivery;
  record: Delivery;
  fault: DeliveryFault | null;
  giveUpAtMs: number;
  cancelTimer: () => void;
}

interface Endpoint {
  /** Resolves when everything queued so far has had its first attempt. */
  queue: Promise<void>;
  /** Waits for another delivery to overtake it. */
  parked: Parcel | null;
}

/** The post office of one sandbox. `closing` ends attempts under way and starts no more. */
export function createPostOffice(clock: SandboxClock, faults: Faults, closing: AbortSignal): PostOffice {
  const parcels = new Map<string, Parcel>();
  const endpoints = new Map<string, Endpoint>();
  let underWay = 0;
  let waitingForIdle: (() => void)[] = [];

  function endpointOf(parcel: Parcel): Endpoint {
    const key = `${parcel.delivery.provider} ${parcel.delivery.endpointId}`;
    let endpoint = endpoints.get(key);
    if (endpoint === undefined) {
      endpoint = { queue: Promise.resolve(), parked: null };
      endpoints.set(key, endpoint);
    }
    return endpoint;
  }

  /** Counts as being sent until it is over: what `idle` waits for. */
  async function track(work: () => Promise<void>): Promise<void> {
    underWay += 1;
    try {
      await work();
    } finally {
      underWay -= 1;
      if (underWay === 0) {
        const waiting = waitingForIdle;
        waitingForIdle = [];
        for (const resolve of waiting) resolve();
      }
    }
  }

  /** One HTTP request. Returns whether it was accepted: 2xx and nothing else, not even a redirect. */
  async function attempt({ delivery, record }: Parcel): Promise<boolean> {
    const entry: DeliveryAttempt = { at: clock.now().toISOString(), status: null, error: null };
    let accepted = false;
    try {
      const response = await fetch(delivery.url, {
        method: "POST",
        headers: { "content-type": "application/json", ...delivery.sign(clock.unixSeconds()) },
        body: delivery.body,
        redirect: "manual",
        signal: AbortSignal.any([AbortSignal.timeout(ATTEMPT_TIMEOUT_MS), closing]),
      });
      entry.status = response.status;
      accepted = response.ok;
      if (!accepted) entry.error = `HTTP ${response.status}`;
      // The answer's text is of no interest, but an unread body keeps its connection busy.
      await response.body?.cancel();
    } catch (error) {
      entry.error = describe(error);
    }
    record.attempts.push(entry);
    return accepted;
  }

  function markDelivered(parcel: Parcel): void {
    parcel.cancelTimer();
    parcel.record.state = "delivered";
    parcel.record.nextAttemptAt = null;
    parcel.delivery.onDelivered?.();
  }

  function attemptAt(parcel: Parcel, atMs: number, task: () => Promise<void>): void {
    const at = new Date(atMs);
    parcel.record.nextAttemptAt = at.toISOString();
    parcel.cancelTimer();
    parcel.cancelTimer = clock.schedule(at, task);
  }

  function retryOrGiveUp(parcel: Parcel): void {
    if (closing.aborted) return;
    const { record, delivery, giveUpAtMs } = parcel;
    const nowMs = clock.now().getTime();
    if (nowMs >= giveUpAtMs) {
      record.state = "given_up";
      record.nextAttemptAt = null;
      delivery.onGivenUp?.();
      return;
    }
    record.state = "failed";
    const nextMs = Math.min(nowMs + retryDelayMs(record.attempts.length), giveUpAtMs);
    attemptAt(parcel, nextMs, () =>
      track(async () => {
        // Sent by hand in the meantime?
        if (record.state !== "failed") return;
        if (await attempt(parcel)) markDelivered(parcel);
        else if (isFailed(record)) retryOrGiveUp(parcel);
      }),
    );
  }

  /** Queues the first attempt behind those of the same endpoint. Resolves when it is over. */
  function enqueue(parcel: Parcel): Promise<void> {
    const endpoint = endpointOf(parcel);
    const first = track(async () => {
      const before = endpoint.queue;
      // The caller's own turn ends first, so that its state is stored before the webhook is sent.
      await new Promise((resolve) => setImmediate(resolve));
      await before;
      if (parcel.record.state !== "pending" || closing.aborted) return;
      let accepted = await attempt(parcel);
      if (parcel.fault?.kind === "duplicate") accepted = (await attempt(parcel)) || accepted;
      if (accepted) markDelivered(parcel);
      else if (isPending(parcel.record)) retryOrGiveUp(parcel);
    });
    endpoint.queue = first;
    const overtaken = endpoint.parked;
    endpoint.parked = null;
    if (overtaken !== null) void enqueue(overtaken);
    return first;
  }

  function dispatch(parcel: Parcel): void {
    const { record, fault } = parcel;
    switch (fault?.kind) {
      case "drop":
        record.state = "dropped";
        return;
      case "hold":
        record.state = "held";
        return;
      case "delay":
        attemptAt(parcel, clock.now().getTime() + fault.delayMs, () => {
          record.nextAttemptAt = null;
          return enqueue(parcel);
        });
        return;
      case "reorder": {
        const endpoint = endpointOf(parcel);
        // Of two in a row the second is the one that overtakes; else neither would ever leave.
        if (endpoint.parked === null) endpoint.parked = parcel;
        else void enqueue(parcel);
        return;
      }
      case "duplicate":
      case undefined:
        void enqueue(parcel);
    }
  }

  function forgetOldest(): void {
    if (parcels.size <= DELIVERIES_MAX) return;
    for (const [id, { record }] of parcels) {
      if (record.state === "pending" || record.state === "failed" || record.state === "held") continue;
      parcels.delete(id);
      return;
    }
  }

  function findHeld(id: string): { ok: true; parcel: Parcel } | { ok: false; refusal: HeldDelivery } {
    const parcel = parcels.get(id);
    if (parcel === undefined) return { ok: false, refusal: { ok: false, reason: "unknown", delivery: null } };
    if (parcel.record.state === "held") return { ok: true, parcel };
    return { ok: false, refusal: { ok: false, reason: "not_held", delivery: snapshot(parcel.record) } };
  }

  function getParcel(id: string): Parcel {
    const parcel = parcels.get(id);
    if (parcel === undefined) throw new Error(`There is no delivery ${id}.`);
    return parcel;
  }

  return {
    send(delivery) {
      const createdAt = clock.now();
      const parcel: Parcel = {
        delivery,
        fault: faults.takeForDelivery(delivery.provider, delivery.eventType),
        giveUpAtMs: createdAt.getTime() + delivery.giveUpAfterMs,
        cancelTimer: () => undefined,
        record: {
          id: `dlv_${randomUUID()}`,
          provider: delivery.provider,
          endpointId: delivery.endpointId,
          url: delivery.url,
          eventType: delivery.eventType,
          objectId: delivery.objectId ?? null,
          body: delivery.body,
          state: "pending",
          createdAt: createdAt.toISOString(),
          nextAttemptAt: null,
          attempts: [],
        },
      };
      parcels.set(parcel.record.id, parcel);
      forgetOldest();
      dispatch(parcel);
      return snapshot(parcel.record);
    },
    list(filter = {}) {
      return [...parcels.values()]
        .map(({ record }) => record)
        .filter((record) => fits(record, filter))
        .map(snapshot);
    },
    async resend(id) {
      const parcel = getParcel(id);
      const endpoint = endpointOf(parcel);
      if (endpoint.parked === parcel) endpoint.parked = null;
      const wasHeld = parcel.record.state === "held";
      if (wasHeld) parcel.record.state = "pending";
      await track(async () => {
        if (await attempt(parcel)) markDelivered(parcel);
        else if (parcel.record.state === "pending") retryOrGiveUp(parcel);
      });
      return snapshot(parcel.record);
    },
    async releaseHeld(filter = {}) {
      const held = [...parcels.values()].filter(({ record }) => fits(record, { ...filter, state: "held" }));
      await Promise.all(
        held.map((parcel) => {
          parcel.record.state = "pending";
          return enqueue(parcel);
        }),
      );
      return held.length;
    },
    async release(id) {
      const found = findHeld(id);
      if (!found.ok) return found.refusal;
      found.parcel.record.state = "pending";
      await enqueue(found.parcel);
      return { ok: true, delivery: snapshot(found.parcel.record) };
    },
    drop(id) {
      const found = findHeld(id);
      if (!found.ok) return found.refusal;
      found.parcel.record.state = "dropped";
      return { ok: true, delivery: snapshot(found.parcel.record) };
    },
    idle() {
      if (underWay === 0) return Promise.resolve();
      return new Promise((resolve) => waitingForIdle.push(resolve));
    },
  };
}

function fits(record: Delivery, { provider, eventType, objectId, state }: DeliveryFilter): boolean {
  return (
    (provider === undefined || record.provider === provider) &&
    (eventType === undefined || record.eventType === eventType) &&
    (objectId === undefined || record.objectId === objectId) &&
    (state === undefined || record.state === state)
  );
}

// Asked again after an await: a resend by hand may have changed the state meanwhile.
const isFailed = (record: Delivery): boolean => record.state === "failed";
const isPending = (record: Delivery): boolean => record.state === "pending";

function snapshot(record: Delivery): Delivery {
  return { ...record, attempts: record.attempts.map((entry) => ({ ...entry })) };
}

/** fetch says only "fetch failed"; the reason (connection refused, reset) is in its cause. */
function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== ""
    ? `${error.message}: ${cause.message}`
    : error.message;
}
