import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { instantFromEpochMs } from "../../domain/values/instant.ts";
import type { Calendar } from "../../ports.ts";
import { SEED } from "../../sandbox/calendly/state/seed-accounts.ts";
import { startCalendly, type RunningCalendly } from "../../sandbox/calendly/start-calendly.ts";
import { createCalendlyClient } from "./calendly-client.ts";
import { CALENDLY_PATIENCE } from "./calendly-guard.ts";

let calendly: RunningCalendly;
beforeEach(async () => {
  calendly = await startCalendly();
});
afterEach(() => calendly.close());

const now = () => instantFromEpochMs(calendly.kernel.clock.now().getTime());

function calendarOf(builder: keyof typeof SEED): Calendar {
  const open = createCalendlyClient({
    apiUrl: calendly.url,
    siteUrl: calendly.url,
    clock: { now },
    usage: { count: () => undefined, sawRate: () => undefined },
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    patience: CALENDLY_PATIENCE,
  });
  return open(SEED[builder].token, null);
}

interface Booked {
  readonly event: { readonly uri: string; readonly start_time: string };
  readonly invitee: { readonly uri: string };
}

async function book(eventTypeSlug: string, email: string, startTime?: string): Promise<Booked> {
  const body = { eventTypeSlug, email, name: "Jane Doe", ...(startTime === undefined ? {} : { startTime }) };
  const { status, json } = await calendly.controls("POST", "/book", body);
  expect(status).toBe(201);
  return json as Booked;
}

const uuidOf = (uri: string) => uri.split("/").at(-1) ?? "";

function release(builder: keyof typeof SEED, { event, invitee }: Booked) {
  const release = { eventId: uuidOf(event.uri), inviteeUri: invitee.uri, reason: "It is over.", at: now() };
  return calendarOf(builder).releaseEvent(release);
}

function statusOf({ event }: Booked) {
  return calendly.ledger.scheduledEvents().find(({ uri }) => uri === event.uri)?.status;
}

const cancellations = () =>
  calendly.kernel.requests
    .list("calendly")
    .filter(({ method, path: to }) => method === "POST" && to.endsWith("/cancellation"));

describe("a time given back at Calendly", () => {
  test("of one’s own is canceled once, with its reason, however often it is ordered", async () => {
    const booked = await book("intro-call", "jane@example.com");
    expect(await release("ada", booked)).toEqual({ kind: "released" });
    expect(statusOf(booked)).toBe("canceled");
    expect(await release("ada", booked)).toEqual({ kind: "nothing_to_release", because: "canceled" });
    expect(cancellations()).toHaveLength(1);
  });

  test("in a group’s event is not even asked for, alone in it or not", async () => {
    const alone = await book("open-office-hour", "jane@example.com");
    expect(await release("lena", alone)).toEqual({ kind: "refused", because: "several_seats" });
    const beside = await book("open-office-hour", "john@example.com", alone.event.start_time);
    expect(beside.event.uri).toBe(alone.event.uri);
    expect(await release("lena", beside)).toEqual({ kind: "refused", because: "several_seats" });
    expect(statusOf(alone)).toBe("active");
    expect(cancellations()).toEqual([]);
  });

  test("that somebody else has is left to them", async () => {
    const theirs = await book("intro-call", "jane@example.com");
    const other = await book("intro-call", "john@example.com");
    const mixed = { event: theirs.event, invitee: other.invitee };
    expect(await release("ada", mixed)).toEqual({ kind: "refused", because: "another_invitee" });
    expect([statusOf(theirs), statusOf(other)]).toEqual(["active", "active"]);
    expect(cancellations()).toEqual([]);
  });
});

test("nothing of the product but the gate speaks of Calendly’s cancellation, and nothing but the use case asks the gate", () => {
  const root = path.resolve(import.meta.dirname, "../../..");
  const files = ["app", "db", "server"]
    .flatMap((room) =>
      readdirSync(path.join(root, room), { recursive: true, encoding: "utf8" }).map(
        (file) => `${room}/${file}`,
      ),
    )
    .filter(
      (file) =>
        /\.tsx?$/.test(file) &&
        !file.startsWith("server/sandbox/") &&
        !/\.test\.tsx?$|\/test-[^/]+$/.test(file),
    );
  expect(files.length).toBeGreaterThan(300);
  const filesWith = (text: string | RegExp) =>
    files.filter((file) => readFileSync(path.join(root, file), "utf8").search(text) !== -1).sort();
  expect(filesWith(/\}\/cancellation\b(?!-)/)).toEqual(["server/adapters/calendly/calendly-release.ts"]);
  expect(filesWith(/\.releaseEvent\(/)).toEqual([
    "server/booking/record/release-time.ts",
    "server/calendly-connection/token/calendar-through.ts",
  ]);
});
