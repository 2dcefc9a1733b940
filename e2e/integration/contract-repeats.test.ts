import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listTransitions } from "../../db/history/booking-history.ts";
import { erasePerson } from "../../server/history/erase-person.ts";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { invariant } from "../../server/domain/values/invariant.ts";
import { findBuilderBySlug } from "../../db/builders/builders.ts";
import { createSecretBox } from "../../server/adapters/secret-box.ts";
import { createRestAnswerer } from "../../server/http/rest/answer-rest.ts";
import type { ApiKey } from "../../server/domain/values/api-key.ts";
import type { ProcedureContext } from "../../server/routers/procedure-context.ts";
import { ENGLISH } from "../../server/domain/text/language.ts";
import { startApp, type AppFixture } from "../kit/app.ts";
import { contextOf } from "../kit/people.ts";

let app: AppFixture;
let apiKey: ApiKey;
beforeAll(async () => {
  app = await startApp();
  const builder = await findBuilderBySlug(app.db, "ada-okafor");
  invariant(builder?.userId != null, "Ada is seeded");
  const owner = { kind: "builder", userId: builder.userId, builderId: builder.id } as const;
  apiKey = { id: "a-key", owner, scopes: ["bookings:read", "bookings:write"], origins: [] };
});
afterAll(() => app.stop());

const unexpected: unknown[] = [];
const answer = createRestAnswerer({
  appOrigin: "https://book.example",
  isOriginOfAnyKey: () => Promise.resolve(false),
  reportBug: (error) => unexpected.push(error),
});

/** Ada's program cancels a booking under a key of its own making. */
function cancel(
  bookingId: BookingId,
  key: string,
  {
    body = {},
    deps = {},
    by = apiKey,
  }: {
    readonly body?: object;
    readonly deps?: Partial<ProcedureContext["deps"]>;
    readonly by?: ApiKey;
  } = {},
): Promise<Response> {
  const context = contextOf(app, { kind: "nobody" }, ENGLISH.tag);
  const request = new Request(`https://book.example/api/bookings/${bookingId}/cancel`, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": key },
    body: JSON.stringify(body),
  });
  const caller = {
    context: { ...context, apiKey: by, deps: { ...context.deps, ...deps } },
    isKeyRefused: false,
  };
  return answer(request, caller);
}

async function cancellationsOf(bookingId: BookingId): Promise<number> {
  const history = await listTransitions(app.db, bookingId);
  return history.filter(({ event }) => event.type === "CANCEL_REQUESTED").length;
}

async function confirmed() {
  const booking = await app.bookAndPay();
  return booking.bookingId;
}

describe("a request that is sent again under its key", () => {
  test("is answered alike, word for word, and carried out once", async () => {
    const bookingId = await confirmed();
    const first = await cancel(bookingId, "once");
    const again = await cancel(bookingId, "once");
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(await again.text()).toBe(await first.text());
    expect(await cancellationsOf(bookingId)).toBe(1);
  });

  test("is carried out once it is allowed: that it was not is not kept", async () => {
    const bookingId = await confirmed();
    const refused = await cancel(bookingId, "allowed-later", {
      by: { ...apiKey, scopes: ["bookings:read"] },
    });
    expect(refused.status).toBe(403);
    const allowed = await cancel(bookingId, "allowed-later");
    expect([allowed.status, allowed.headers.get("idempotent-replayed")]).toEqual([200, null]);
  });

  test("many times at once is carried out once; the others wait or are answered alike", async () => {
    const bookingId = await confirmed();
    const answers = await Promise.all(Array.from({ length: 8 }, () => cancel(bookingId, "at-once")));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
    expect(statuses).toContain(200);
    expect(await cancellationsOf(bookingId)).toBe(1);
  });

  test("with another body is refused, and changes nothing", async () => {
    const bookingId = await confirmed();
    await cancel(bookingId, "another-body");
    const other = await cancel(bookingId, "another-body", { body: { note: "Something came up." } });
    expect(other.status).toBe(422);
    expect(await other.json()).toMatchObject({ code: "idempotency_key_reused" });
  });

  test("is answered as carried out when its first try died after the commit", async () => {
    const bookingId = await confirmed();
    const dies = () => {
      throw new Error("the process died");
    };
    const secretBox = { ...app.deps.secretBox, seal: dies };
    await expect(cancel(bookingId, "dies", { deps: { secretBox } })).rejects.toThrow("the process died");
    expect(await cancellationsOf(bookingId)).toBe(1);
    const meanwhile = await cancel(bookingId, "dies");
    expect(await meanwhile.json()).toMatchObject({ code: "idempotency_key_in_use" });
    await app.advance(3);
    const again = await cancel(bookingId, "dies");
    expect(again.status).toBe(200);
    expect(await again.json()).toMatchObject({ id: bookingId, cancellation: { canceledBy: "builder" } });
    expect(await cancellationsOf(bookingId)).toBe(1);
  });

  test("without a key says truly that there is nothing left to cancel", async () => {
    const bookingId = await confirmed();
    await cancel(bookingId, "first-key");
    const second = await cancel(bookingId, "second-key");
    expect(second.status).toBe(409);
    expect(await second.json()).toMatchObject({ code: "not_in_this_state" });
  });

  test("is not answered with what was erased meanwhile, and is not carried out again", async () => {
    const { client, bookingId } = await app.bookAndPay();
    await cancel(bookingId, "erased");
    await app.untilSettled({ bookingId }, "REFUNDED");
    const { database, clock, randomBytes, secretBox } = app.deps;
    const { auth } = app.services;
    const disconnect = () => Promise.resolve();
    const noteErasure = () => Promise.resolve();
    const erasing = { database, clock, randomBytes, secretBox, accounts: auth, disconnect, noteErasure };
    const found = await erasePerson(erasing, client.email);
    expect(found.hindrances).toEqual([]);
    const again = await cancel(bookingId, "erased");
    expect(again.status).toBe(404);
    expect(await again.text()).not.toContain(client.email);
  });

  test("is not answered to a key of the same owner that may not ask for it", async () => {
    const { client, bookingId } = await app.bookAndPay();
    await cancel(bookingId, "without-scope");
    const again = await cancel(bookingId, "without-scope", { by: { ...apiKey, scopes: ["bookings:read"] } });
    expect(again.status).toBe(403);
    const text = await again.text();
    expect(JSON.parse(text)).toMatchObject({ code: "scope_missing", scope: "bookings:write" });
    expect(text).not.toContain(client.email);
  });

  test("is not answered to its owner in another role", async () => {
    const { client, bookingId } = await app.bookAndPay();
    await cancel(bookingId, "other-role");
    const { userId } = apiKey.owner;
    const again = await cancel(bookingId, "other-role", {
      by: { ...apiKey, owner: { kind: "operator", userId } },
    });
    expect(again.status).toBe(422);
    const text = await again.text();
    expect(JSON.parse(text)).toMatchObject({ code: "idempotency_key_reused" });
    expect(text).not.toContain(client.email);
  });

  test("is not carried out again where no key opens its answer any more", async () => {
    const bookingId = await confirmed();
    await cancel(bookingId, "key-gone");
    const secretBox = createSecretBox([{ id: "another", key: new Uint8Array(32).fill(9) }]);
    const again = await cancel(bookingId, "key-gone", { deps: { secretBox } });
    expect(again.status).toBe(404);
    expect(await cancellationsOf(bookingId)).toBe(1);
  });

  test("brings nothing to the log that nobody expected", () => {
    expect(unexpected).toEqual([]);
  });
});
