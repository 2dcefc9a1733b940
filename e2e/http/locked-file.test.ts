import Sqlite from "better-sqlite3";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { initiate, nobody, openCheckout, pickTime, signUp, untilState } from "../kit/visitors.ts";
import { until } from "../../server/test-until.ts";

// A shell or a copying program that keeps the SQLite file locked, under an app that people are using.

const PRICED = "ada-okafor/architecture-review";

let app: BuiltApp;
let stranger: Sqlite.Database;

beforeAll(async () => {
  app = await startBuiltApp();
  stranger = new Sqlite(app.databaseFile);
});
afterAll(async () => {
  stranger.close();
  await app.stop();
});

async function schedule() {
  const client = await signUp(app);
  const bookingId = await initiate(client, PRICED);
  await pickTime(app, client, bookingId);
  await untilState(app, bookingId, "SCHEDULED");
  return { client, bookingId };
}

const pay = ({ client, bookingId }: Awaited<ReturnType<typeof schedule>>) =>
  client.post(`/bookings/${bookingId}`, { intent: "pay" });

test("while another program has the file, pages are shown, writes are refused with 503 and a time to come back, and nothing is lost", async () => {
  const [paying, paid] = [await schedule(), await schedule()];
  const checkoutId = await openCheckout(paid.client, paid.bookingId);
  await app.untilQuiet();

  stranger.exec("begin immediate");
  let isAnswered = false;
  const formSent = pay(paying).finally(() => (isAnswered = true));
  // Sent together: whoever waits for the file lets the others through.
  const looks = [nobody(app).get("/"), paid.client.get(`/bookings/${paid.bookingId}`)];
  for (const look of await Promise.all(looks)) expect(look.status).toBe(200);
  expect((await fetch(`${app.demo.appUrl}/healthz`)).status).toBe(200);
  expect(isAnswered).toBe(false);
  await app.sandbox.pay(checkoutId);
  const form = await formSent;
  expect([form.status, Number(form.headers.get("retry-after"))]).toEqual([503, 5]);
  expect(await form.text()).toContain("Nothing is charged twice");
  expect((await fetch(`${app.demo.appUrl}/readyz`)).status).toBe(503);
  stranger.exec("rollback");

  await until(async () => expect((await fetch(`${app.demo.appUrl}/readyz`)).status).toBe(200));
  // The news of the payment was refused, and is brought again.
  await app.sandbox.advance({ minutes: 5 });
  await untilState(app, paid.bookingId, "CONFIRMED");
  expect((await pay(paying)).status).toBe(303);
});
