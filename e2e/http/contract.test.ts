import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { invariant } from "../../server/domain/values/invariant.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { CALLERS, gatherCallers, type Caller, type Callers } from "./contract/callers.ts";
import { EXPECTED } from "./contract/expected-answers.ts";
import { makeThings, type ThingsAskedAbout } from "./contract/things-asked-about.ts";
import { sendRequest } from "./contract/send-request.ts";
import { readServedContract, type ServedContract } from "./contract/served-contract.ts";

/** Whoever asks for a link as a client does so for their own address. */
const FOR_THEMSELVES: readonly Caller[] = [
  "client",
  "otherClient",
  "otherBuilder",
  "operatorBeforeSecondFactor",
];

let app: BuiltApp;
let contract: ServedContract;
let callers: Callers;
let things: ThingsAskedAbout;

beforeAll(async () => {
  app = await startBuiltApp({ OPERATOR_SECOND_FACTOR: "required" });
  contract = await readServedContract(app);
  callers = await gatherCallers(app);
  things = await makeThings(app);
});
afterAll(async () => {
  await things.stop();
  await app.stop();
});

const newEmail = () => `new-${randomBytes(6).toString("hex")}@example.com`;

/** Calls an operation as the table has it, and checks the answer against the document. */
async function call(id: string, caller: Caller): Promise<number> {
  const row = EXPECTED[id];
  invariant(row !== undefined, `${id} stands in the table`);
  const operation = contract.operation(id);
  const mayChangeIt = row.answers[caller] < 300;
  const { client, about } = await things.give(mayChangeIt ? row.changes : "nothing");
  const who = callers(caller, operation.scope, client);
  const email = FOR_THEMSELVES.includes(caller) ? who.email : newEmail();
  const request = row.request({ ...about, email });
  expect(contract.complaintsAbout(id, request.body)).toEqual([]);
  const response = await sendRequest(app, operation, request, who.headers);
  await contract.readAnswer(id, response);
  return response.status;
}

describe("the published document", () => {
  test("has an answer for each kind of caller in the table of each of its operations, and no other", () => {
    expect(Object.keys(EXPECTED).sort()).toEqual(contract.operations.map(({ id }) => id).sort());
    for (const { answers } of Object.values(EXPECTED))
      expect(Object.keys(answers).sort()).toEqual([...CALLERS].sort());
  });
});

describe("an answer that is not as the document has it is noticed", () => {
  const answerOf = async () => {
    const { client, about } = await things.give("nothing");
    const answer = await client.get(`/api/bookings/${about.bookingId}`);
    return { body: (await answer.json()) as object, headers: { "content-type": "application/json" } };
  };
  test.each([
    ["one field more", (body: object) => Response.json({ ...body, more: 1 })],
    ["one field less", (body: object) => Response.json({ ...body, version: undefined })],
    ["a field of another form", (body: object) => Response.json({ ...body, createdAt: "2026-12-01 09:30" })],
    ["a status that is none", (body: object) => Response.json(body, { status: 202 })],
    ["another content type", (body: object) => new Response(JSON.stringify(body))],
    ["no JSON", () => new Response("{", { headers: { "content-type": "application/json" } })],
  ])("%s", async (_what, spoil) => {
    const { body, headers } = await answerOf();
    await contract.readAnswer("getBooking", new Response(JSON.stringify(body), { headers }));
    await expect(contract.readAnswer("getBooking", spoil(body))).rejects.toThrow();
  });
});

describe("each operation answers each kind of caller as the table says, and as the document describes it", () => {
  test.each(Object.keys(EXPECTED))("%s", async (id) => {
    const answered: Partial<Record<Caller, number>> = {};
    for (const caller of CALLERS) answered[caller] = await call(id, caller);
    expect(answered).toEqual(EXPECTED[id]?.answers);
  });
});

test("what is sent to a webhook endpoint is as the document has it", () => {
  expect(things.received.length).toBeGreaterThan(0);
  for (const event of things.received) expect(contract.complaintsAboutEvent(event)).toEqual([]);
});
