import { TRPCError } from "@trpc/server";
import { request as httpRequest, type ClientRequest, type IncomingHttpHeaders } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { watchBookings, type WatchedBookings } from "../../booking/watch-bookings.ts";
import { bookingEventsPath } from "../../domain/booking/booking-stream.ts";
import type { BookingId } from "../../domain/values/ids.ts";
import type { Actor } from "../../routers/procedure-context.ts";
import { until } from "../../test-until.ts";
import type { AnsweredRequest } from "../answered-request.ts";
import type { LoadContext } from "../context.ts";
import { ROUTES } from "../routes/route-table.ts";
import { startTestShell, testBuild, type TestShell } from "../test-shell.ts";
import { createBookingStreams, type BookingStreams } from "./booking-streams.ts";
import type { StreamTimes } from "./open-booking-stream.ts";

const FIRST = "bkg_00000000000000000000000001" as BookingId;
const SECOND = "bkg_00000000000000000000000002" as BookingId;
/** Never, as far as a test waits. */
const NEVER: StreamTimes = { aliveMs: 1_000_000, askAgainMs: 1_000_000 };

/** What the app would say: who has this cookie, and at which version each booking is. */
const accounts = new Map<string, Actor>();
const versions = new Map<BookingId, number>();
/** Held back until the test lets it through. */
let beforeReading: () => Promise<void>;
let reads: number;

let bookings: WatchedBookings;
let streams: BookingStreams;
let shell: TestShell;
const answered: AnsweredRequest[] = [];
const opened: ClientRequest[] = [];

async function start(times: StreamTimes = NEVER, more: Parameters<typeof startTestShell>[2] = {}) {
  accounts.clear();
  versions.clear();
  answered.length = 0;
  reads = 0;
  beforeReading = () => Promise.resolve();
  for (const name of ["ada", "kenji"]) accounts.set(name, accountOf(name));
  versions.set(FIRST, 4);
  versions.set(SECOND, 7);
  bookings = watchBookings();
  streams = createBookingStreams({ changes: bookings, times });
  shell = await startTestShell(
    testBuild(() => new Response("a page"), {}),
    ROUTES,
    {
      streams,
      createLoadContext(request, { sawActor }) {
        const actor = accounts.get(request.headers.get("cookie") ?? "") ?? { kind: "nobody" };
        sawActor(actor.kind);
        return Promise.resolve({ actor, caller: callerOf(actor) } as unknown as LoadContext);
      },
      observeRequest: (request) => void answered.push(request),
      ...more,
    },
  );
}

function accountOf(name: string): Actor {
  return { kind: "client", userId: name, email: "", name, confirmed: null, builderId: null };
}

function callerOf(actor: Actor) {
  const version = async ({ bookingId }: { readonly bookingId: BookingId }) => {
    reads += 1;
    const found = versions.get(bookingId);
    await beforeReading();
    if (actor.linkedBookingIds?.includes(bookingId) !== true && actor.kind === "nobody")
      throw new TRPCError({ code: "UNAUTHORIZED" });
    if (found === undefined) throw new TRPCError({ code: "NOT_FOUND" });
    return { version: found };
  };
  return { booking: { version } };
}

afterEach(async () => {
  for (const one of opened.splice(0)) one.destroy();
  await shell.shell.stop();
});

interface Reader {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** All that was said so far. */
  readonly text: () => string;
  /** The versions among it. */
  readonly versions: () => number[];
  readonly hasEnded: () => boolean;
  readonly leave: () => void;
}

/** Opens a stream. Resolves when its headers are there. */
function open(
  cookie: string,
  {
    bookingId = FIRST,
    seen = 4,
    lastEventId,
  }: { bookingId?: BookingId; seen?: number; lastEventId?: number } = {},
): Promise<Reader> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      "accept-encoding": "br, gzip",
      ...(lastEventId !== undefined && { "last-event-id": String(lastEventId) }),
    };
    const path = bookingEventsPath(bookingId, seen);
    const request = httpRequest({ host: "127.0.0.1", port: shell.port, path, headers }, (incoming) => {
      let text = "";
      let hasEnded = false;
      incoming.setEncoding("utf8");
      incoming.on("data", (chunk: string) => (text += chunk));
      incoming.on("close", () => (hasEnded = true));
      incoming.on("error", () => undefined);
      resolve({
        status: incoming.statusCode ?? 0,
        headers: incoming.headers,
        text: () => text,
        versions: () => [...text.matchAll(/^data: (\d+)$/gm)].map(([, version]) => Number(version)),
        hasEnded: () => hasEnded,
        leave: () => request.destroy(),
      });
    });
    request.on("error", reject);
    opened.push(request);
    request.end();
  });
}

function change(bookingId: BookingId): void {
  versions.set(bookingId, (versions.get(bookingId) ?? 0) + 1);
  bookings.changed(bookingId);
}

describe("what a stream says", () => {
  test("it is there, and nothing that its reader knows; each change with the version as its id", async () => {
    await start();
    const reader = await open("ada");
    await until(() =>
      expect(reader.text()).toMatch(/^retry: [1-5]\d{3}\n\n: alive\nevent: alive\ndata: alive\n\n$/),
    );
    change(SECOND);
    change(FIRST);
    await until(() => expect(reader.text()).toContain("id: 5\ndata: 5\n\n"));
    change(FIRST);
    await until(() => expect(reader.versions()).toEqual([5, 6]));
  });

  test("nobody between may keep it, change it or hold it back, and its connection is its own", async () => {
    await start();
    const { status, headers } = await open("ada");
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
      connection: "close",
    });
    expect(headers["content-encoding"]).toBeUndefined();
  });

  test("who is behind is told at once, by what the page was read at, and before that by what the browser heard last", async () => {
    await start();
    const behind = await open("ada", { seen: 3 });
    await until(() => expect(behind.versions()).toEqual([4]));
    const back = await open("ada", { seen: 1, lastEventId: 4 });
    const backAndBehind = await open("ada", { seen: 4, lastEventId: 2 });
    await until(() => expect(backAndBehind.versions()).toEqual([4]));
    expect(back.versions()).toEqual([]);
  });

  test("a change while the version is being read is told all the same", async () => {
    await start();
    let letThrough: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (letThrough = resolve));
    // What was read before the change comes after it.
    beforeReading = () => held;
    const opening = open("ada");
    await until(() => expect(reads).toBe(1));
    beforeReading = () => Promise.resolve();
    change(FIRST);
    letThrough();
    const reader = await opening;
    await until(() => expect(reader.versions()).toEqual([5]));
  });

  test("what changes without a new version is told, too: the page looks", async () => {
    await start();
    const reader = await open("ada");
    bookings.changed(FIRST);
    await until(() => expect(reader.versions()).toEqual([4]));
  });

  test("it shows that it is there again and again", async () => {
    await start({ ...NEVER, aliveMs: 5 });
    const reader = await open("ada");
    await until(() => expect(reader.text().match(/^: alive\nevent: alive$/gm)?.length).toBeGreaterThan(3));
  });
});

describe("who may hear it", () => {
  test("nobody's browser is asked to sign in, and a booking that is not the reader's is not there", async () => {
    await start();
    expect((await open("")).status).toBe(401);
    expect((await open("ada", { bookingId: "bkg_00000000000000000000000009" })).status).toBe(404);
    expect((await shell.send("/bookings/nonsense/events", { headers: { cookie: "ada" } })).status).toBe(404);
    expect(streams.count()).toBe(0);
  });

  test("a session that has ended elsewhere is told no more after the next time that it is asked", async () => {
    await start({ ...NEVER, askAgainMs: 5 });
    const reader = await open("ada");
    accounts.delete("ada");
    await until(() => expect(reader.hasEnded()).toBe(true));
    expect((await open("ada")).status).toBe(401);
  });

  test("what nobody has told of is told at the next time that access is asked", async () => {
    await start({ ...NEVER, askAgainMs: 5 });
    const reader = await open("ada");
    versions.set(FIRST, 9);
    await until(() => expect(reader.versions()).toEqual([9]));
  });

  test("who signs out ends the streams of the account and of the links that the browser had, and nobody else's", async () => {
    await start();
    const [account, other] = [await open("ada"), await open("kenji")];
    streams.askAnew(accountOf("ada"));
    await until(() => expect(account.hasEnded()).toBe(true));
    streams.askAnew({ kind: "nobody", linkedBookingIds: [SECOND] });
    expect(other.hasEnded()).toBe(false);
    streams.askAnew({ kind: "nobody", linkedBookingIds: [FIRST] });
    await until(() => expect(other.hasEnded()).toBe(true));
    expect(other.text()).toMatch(/retry: [1-5]\d{3}\n\n$/);
  });

  test("a version that cannot be read ends the stream: its browser comes back and is answered", async () => {
    await start();
    const reader = await open("ada");
    beforeReading = () => Promise.reject(new Error("the database is away"));
    change(FIRST);
    await until(() => expect(reader.hasEnded()).toBe(true));
    expect(reader.versions()).toEqual([]);
  });
});

describe("how many", () => {
  test("of an account's fourth stream the oldest ends and is told not to come back; other accounts' stay", async () => {
    await start();
    const other = await open("kenji");
    const first = await open("ada");
    const later = [await open("ada"), await open("ada", { bookingId: SECOND, seen: 7 }), await open("ada")];
    await until(() => expect(first.hasEnded()).toBe(true));
    expect(first.text()).toMatch(/event: replaced\ndata: replaced\n\n$/);
    expect([other, ...later].map(({ hasEnded }) => hasEnded())).toEqual([false, false, false, false]);
    expect(streams.count()).toBe(4);
  });

  test("those who have nothing but a link count by its booking", async () => {
    await start();
    const linked: Actor = { kind: "nobody", linkedBookingIds: [FIRST, SECOND] };
    accounts.set("link", linked);
    accounts.set("same link on a phone", linked);
    const first = await open("link");
    for (let more = 0; more < 2; more += 1) await open("link");
    const elsewhere = await open("link", { bookingId: SECOND, seen: 7 });
    expect(first.hasEnded()).toBe(false);
    await open("same link on a phone");
    await until(() => expect(first.hasEnded()).toBe(true));
    expect(elsewhere.hasEnded()).toBe(false);
  });

  test("a reader who leaves is forgotten, and reads nothing more", async () => {
    await start();
    const reader = await open("ada");
    expect(streams.count()).toBe(1);
    reader.leave();
    await until(() => expect(streams.count()).toBe(0));
    const before = reads;
    change(FIRST);
    await new Promise((resolve) => setImmediate(resolve));
    expect(reads).toBe(before);
  });
});

describe("beside everything else", () => {
  test("nobody waits for an open stream, and it counts as answered once it is open", async () => {
    await start();
    await open("ada");
    await until(() => expect(answered).toHaveLength(1));
    expect(answered[0]).toMatchObject({ kind: "stream", status: 200, askedBy: "client" });
    expect(shell.shell.isAwaited()).toBe(false);
  });

  test("the time that a sender may take does not cut it", async () => {
    const senderPatience = { requestMs: 20, headersMs: 10, checkMs: 5 };
    await start({ ...NEVER, aliveMs: 10 }, { senderPatience });
    const reader = await open("ada");
    // Ten signs of life are several times as long as a request may take.
    await until(() => expect(reader.text().match(/^: alive$/gm)?.length).toBeGreaterThan(10));
    expect(reader.hasEnded()).toBe(false);
  });

  test("a server that stops ends each at once with a pause of its own, and those that come meanwhile as soon as they are open", async () => {
    await start();
    const readers = await Promise.all(["ada", "ada", "kenji"].map((cookie) => open(cookie)));
    const stopped = shell.shell.stop();
    await until(() => expect(readers.every(({ hasEnded }) => hasEnded())).toBe(true));
    const pauses = readers.map(({ text }) => Number(/retry: (\d+)\n\n$/.exec(text())?.[1]));
    for (const pause of pauses) expect(pause >= 1000 && pause <= 5000).toBe(true);
    expect(new Set(pauses).size).toBeGreaterThan(1);
    await stopped;
    expect(streams.count()).toBe(0);
  });

  test("a HEAD says what a GET would, and opens nothing", async () => {
    await start();
    const answer = await shell.send("/bookings/bkg_00000000000000000000000001/events", {
      method: "HEAD",
      headers: { cookie: "ada" },
    });
    expect([answer.status, answer.headers["content-type"]]).toEqual([
      200,
      "text/event-stream; charset=utf-8",
    ]);
    expect(streams.count()).toBe(0);
  });
});
