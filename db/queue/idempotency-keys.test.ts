import { expect, test } from "vitest";
import { addMinutes } from "../../server/domain/values/instant.ts";
import { TEST_NOW, testBooking } from "../bookings/test-bookings.ts";
import { forEachDialect } from "../core/test-databases.ts";
import {
  beginIdempotentRequest,
  deleteOldIdempotencyKeys,
  eraseIdempotentAnswers,
  keepIdempotentAnswer,
  releaseIdempotentRequest,
  type IdempotentTry,
} from "./idempotency-keys.ts";

const NAME = { caller: "user-1", operation: "cancelBooking", key: "a-key" };
const FIRST: IdempotentTry = {
  bodySha256: "one",
  requestId: "req_1",
  newId: "00",
  now: TEST_NOW,
  leasedUntil: addMinutes(TEST_NOW, 2),
  keptSince: addMinutes(TEST_NOW, -1_440),
};
const LATER: IdempotentTry = {
  ...FIRST,
  requestId: "req_2",
  newId: "11",
  now: addMinutes(TEST_NOW, 3),
  leasedUntil: addMinutes(TEST_NOW, 5),
  keptSince: addMinutes(TEST_NOW, 3 - 1_440),
};
const BEGUN = { kind: "begun", requestId: "req_1", newId: "00" };
const bookingId = testBooking().id;

forEachDialect((open) => {
  test("of many at once under one key one begins", async () => {
    const { kysely: db } = await open();
    const begun = await Promise.all(
      Array.from({ length: 8 }, (_one, n) =>
        beginIdempotentRequest(db, NAME, { ...FIRST, requestId: `req_${n}` }),
      ),
    );
    expect(begun.map(({ kind }) => kind).sort()).toEqual(["begun", ...Array<string>(7).fill("in_use")]);
  });

  test("a key stands for one body, one operation and one caller", async () => {
    const { kysely: db } = await open();
    await beginIdempotentRequest(db, NAME, FIRST);
    expect(await beginIdempotentRequest(db, NAME, { ...FIRST, bodySha256: "two" })).toEqual({
      kind: "reused",
    });
    for (const name of [
      { ...NAME, caller: "user-2" },
      { ...NAME, operation: "openCheckout" },
    ])
      expect(await beginIdempotentRequest(db, name, FIRST)).toEqual(BEGUN);
  });

  test("whoever goes on after a crash has the first try's request id and new id; of several one goes on", async () => {
    const { kysely: db } = await open();
    await beginIdempotentRequest(db, NAME, FIRST);
    const begun = await Promise.all([1, 2, 3].map(() => beginIdempotentRequest(db, NAME, LATER)));
    expect(begun.filter(({ kind }) => kind === "begun")).toEqual([BEGUN]);
  });

  test("one that could not be carried out can be sent again at once", async () => {
    const { kysely: db } = await open();
    await beginIdempotentRequest(db, NAME, FIRST);
    await releaseIdempotentRequest(db, NAME, FIRST.leasedUntil, FIRST.now);
    expect(await beginIdempotentRequest(db, NAME, { ...LATER, now: FIRST.now })).toEqual(BEGUN);
  });

  test("the first answer stays, and is answered again until it lapses", async () => {
    const { kysely: db } = await open();
    await beginIdempotentRequest(db, NAME, FIRST);
    await keepIdempotentAnswer(db, NAME, { status: 200, sealedAnswer: "first", bookingId });
    await keepIdempotentAnswer(db, NAME, { status: 409, sealedAnswer: "second", bookingId });
    const answered = { kind: "answered", status: 200, sealedAnswer: "first" };
    expect(await beginIdempotentRequest(db, NAME, LATER)).toEqual(answered);
    const tomorrow = { ...LATER, keptSince: addMinutes(TEST_NOW, 1) };
    expect(await beginIdempotentRequest(db, NAME, tomorrow)).toMatchObject({
      kind: "begun",
      requestId: "req_2",
    });
  });

  test.each([
    ["about the client's booking", { bookingIds: [bookingId], userId: null }],
    ["to the caller", { bookingIds: [], userId: NAME.caller }],
  ])("an answer %s is erased with them, and is not carried out again", async (_what, erased) => {
    const { kysely: db } = await open();
    await beginIdempotentRequest(db, NAME, FIRST);
    await keepIdempotentAnswer(db, NAME, { status: 200, sealedAnswer: "first", bookingId });
    await eraseIdempotentAnswers(db, erased);
    expect(await beginIdempotentRequest(db, NAME, LATER)).toEqual({
      kind: "answered",
      status: 200,
      sealedAnswer: null,
    });
  });

  test("what has lapsed is deleted, and nothing else", async () => {
    const { kysely: db } = await open();
    await beginIdempotentRequest(db, NAME, FIRST);
    await beginIdempotentRequest(db, { ...NAME, key: "newer" }, LATER);
    expect(await deleteOldIdempotencyKeys(db, { rowsMax: 10, createdBefore: LATER.now })).toBe(1);
    expect(await deleteOldIdempotencyKeys(db, { rowsMax: 10, createdBefore: LATER.now })).toBe(0);
    expect(await beginIdempotentRequest(db, { ...NAME, key: "newer" }, LATER)).toEqual({ kind: "in_use" });
  });
});
