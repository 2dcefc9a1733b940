import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookTime, nobody, signInAs, type Visitor } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

/** 32 KiB: a page's own HTML, with all that its script starts from. The list of time zones alone is more than that. */
const HTML_BYTES_MAX = 32 * 1024;
const ZONES_MIN = 400;
/** 48 KiB as proxies send it: the whole contract, which a developer opens now and then. Unpacked it is seven times that. */
const CONTRACT_PACKED_BYTES_MAX = 48 * 1024;

let app: BuiltApp;
let client: Visitor;
let ada: Visitor;
let bookingPage: string;

beforeAll(async () => {
  app = await startBuiltApp();
  const booked = await bookTime(app, "ada-okafor/architecture-review");
  client = booked.client;
  bookingPage = `/bookings/${booked.bookingId}`;
  ada = await signInAs(app, "ada@builders.example");
});
afterAll(() => app.stop());

async function bytesOf(visitor: Visitor, page: string): Promise<number> {
  const answer = await visitor.get(page);
  expect([page, answer.status]).toEqual([page, 200]);
  return (await answer.arrayBuffer()).byteLength;
}

function zonesIn(html: string): number {
  return new Set(html.match(/<option value="[A-Z][A-Za-z]+\/[^"]+"/g)).size;
}

describe("the list of time zones", () => {
  test("travels with no page before somebody opens it", async () => {
    for (const [visitor, page] of [
      [client, bookingPage],
      [ada, "/builder/profile"],
      [ada, "/account"],
    ] as const) {
      expect(zonesIn(await (await visitor.get(page)).text())).toBeLessThanOrEqual(1);
      expect(await bytesOf(visitor, page)).toBeLessThan(HTML_BYTES_MAX);
    }
  });

  test("is an address of its own, which a browser keeps for a day and which is the same for everybody", async () => {
    const [first, second] = [await client.get("/time-zones"), await ada.get("/time-zones")];
    expect(first.status).toBe(200);
    expect(first.headers.get("cache-control")).toBe("public, max-age=86400");
    expect(first.headers.get("set-cookie")).toBeNull();
    const names = (await first.json()) as string[];
    expect(names.length).toBeGreaterThan(ZONES_MIN);
    expect(names).toContain("Pacific/Honolulu");
    expect(await second.json()).toEqual(names);
  });

  test("is shown without JavaScript to whoever asks for it, with one’s own zone chosen", async () => {
    const changed = await client.post(bookingPage, { intent: "change-time-zone", timeZone: "Asia/Tokyo" });
    expect(changed.headers.get("location")).toBe(bookingPage);
    for (const [visitor, page, own] of [
      [client, bookingPage, "Asia/Tokyo"],
      [ada, "/builder/profile", "America/New_York"],
    ] as const) {
      const closed = await (await visitor.get(page)).text();
      expect(closed.includes('href="?zones#')).toBe(true);
      const html = await (await visitor.get(`${page}?zones`)).text();
      expect(zonesIn(html)).toBeGreaterThan(ZONES_MIN);
      expect(/<details[^>]* open=""/.test(html)).toBe(true);
      expect(/<option value="([^"]+)" selected=""/.exec(html)?.[1]).toBe(own);
    }
  });
});

test("the developers’ page, with all of the contract, is as light as a few pages when it is packed", async () => {
  const page = await (await nobody(app).get("/developers")).text();
  expect(page).toContain("listEventTypes");
  expect(gzipSync(page).byteLength).toBeLessThan(CONTRACT_PACKED_BYTES_MAX);
});
