import { afterAll, beforeAll, expect, test } from "vitest";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { signUp, type Visitor } from "../kit/visitors.ts";

let app: BuiltApp;
let client: Visitor;
beforeAll(async () => {
  app = await startBuiltApp();
  client = await signUp(app);
});
afterAll(() => app.stop());

/** The schemas are shared with the published document and with addresses, in which everything is text. */
const readDocument = async () => expect((await client.get("/api/openapi.json")).status).toBe(200);

test.each([
  ["an integer", { limit: 5 }, 200],
  ["nothing", {}, 200],
  ["digits", { limit: "5" }, 400],
  ["a fraction", { limit: 5.5 }, 400],
  ["an empty text", { limit: "" }, 400],
  ["true", { limit: true }, 400],
  ["null", { limit: null }, 400],
  ["a list of it", { limit: [5] }, 400],
  ["a field that it does not know", { limit: 5, size: 5 }, 400],
])(
  "a procedure whose field is an integer answers %s as strictly as its schema says",
  async (_what, input, status) => {
    await readDocument();
    expect(await client.call("query", "contractBookings.list", input)).toBe(status);
  },
);

test.each([
  ["?limit=5", 200],
  ["", 200],
  ["?limit=5.5", 422],
  ["?limit=", 422],
  ["?limit=true", 422],
  ["?limit=0x5", 422],
  ["?limit=5e0", 422],
  ["?limit=%205", 422],
  ["?limit=5&size=5", 422],
  ["?limit=5&limit=5", 422],
])("in an address digits are an integer, and nothing else is: /api/bookings%s", async (query, status) => {
  expect((await client.get(`/api/bookings${query}`)).status).toBe(status);
  expect(await client.call("query", "contractBookings.list", { limit: "5" })).toBe(400);
});

test("in a body text is text: an integer there is refused, and is not made one", async () => {
  const path = `/api/bookings/bkg_${"0".repeat(26)}/cancel`;
  expect((await client.postJson(path, { note: 5 })).status).toBe(422);
  expect((await client.postJson(path, { note: "5" })).status).toBe(404);
});
