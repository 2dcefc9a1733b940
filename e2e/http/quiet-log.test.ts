import { afterAll, beforeAll, expect, test } from "vitest";
import { startFuzzApp, type FuzzApp } from "../fuzz/fuzz-app.ts";
import { bookTime, initiate, nobody, signUp, type Visitor } from "../kit/visitors.ts";

let app: FuzzApp;
let builder: Visitor;
beforeAll(async () => {
  app = await startFuzzApp();
  builder = await signUp(app, "builder");
});
afterAll(() => app.stop());

async function nameAnotherBuildersInvitee(): Promise<Response> {
  const { event, invitee } = await bookTime(app, "kenji-mori/code-clinic");
  const client = await signUp(app);
  const bookingId = await initiate(client, "ada-okafor/architecture-review");
  const hint = { calendlyEventUri: event.uri, calendlyInviteeUri: invitee.uri };
  return client.ask("booking.schedule", { bookingId, ...hint });
}

async function comeBackWithoutAnAddress(): Promise<Response> {
  const client = await signUp(app);
  const bookingId = await initiate(client, "ada-okafor/architecture-review");
  const redirect = { calendlyInviteeId: "11111111-2222-4333-8444-555555555555", inviteeEmail: "<nobody>" };
  return client.ask("booking.scheduleFromRedirect", { bookingId, ...redirect });
}

test.each([
  ["a form is sent to a page that only frames others", () => builder.post("/builder", { note: "x" }), 405],
  ["anybody sends one there", () => nobody(app).post("/operator", { note: "x" }), 405],
  ["its data is asked for", () => builder.post("/builder.data", { note: "x" }), 405],
  [
    "a builder mistypes Calendly’s token",
    () => builder.ask("myConnection.connectByToken", { accessToken: "made-up" }),
    200,
  ],
  ["a client names an invitee of another builder’s calendar", nameAnotherBuildersInvitee, 200],
  ["a client comes back from Calendly with what is no address", comeBackWithoutAnAddress, 200],
])("nothing is logged as a failure of ours when %s", async (_what, send, status) => {
  app.takeErrors();
  const answer = await send();
  await answer.text();
  expect(answer.status).toBe(status);
  // What is logged is read line by line: an answer of its own comes after it.
  await app.untilQuiet();
  expect(app.takeErrors()).toEqual([]);
});
