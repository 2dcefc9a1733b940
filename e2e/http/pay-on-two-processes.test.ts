import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { startPostgres } from "../../db/core/test-postgres.ts";
import { BUILT_APP_ARGUMENTS } from "../../server/commands/demo-environment.ts";
import { childEnv } from "../../server/env.ts";
import { freePort } from "../../server/test-app.ts";
import { bookTime, countTransitions, openCheckout, signInOnTheWayTo, untilState } from "../kit/visitors.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { until } from "../../server/test-until.ts";

const PRICED = "ada-okafor/architecture-review";

let server: Awaited<ReturnType<typeof startPostgres>>;
let app: BuiltApp;
/** The same app in another process, on the same database. */
let other: BuiltApp;
let process2: ChildProcess;

beforeAll(async () => {
  server = await startPostgres();
  app = await startBuiltApp({ DATABASE_URL: await server.copy() });
  const port = await freePort();
  const appUrl = `http://localhost:${port}`;
  const env = childEnv({ ...app.demo.env, PORT: String(port), APP_URL: appUrl });
  process2 = spawn(process.execPath, BUILT_APP_ARGUMENTS, { env, stdio: ["ignore", "ignore", "inherit"] });
  other = { ...app, demo: { ...app.demo, appUrl } };
  await until(async () => expect((await fetch(`${appUrl}/readyz`)).status).toBe(200));
});
afterEach(() => app.sandbox.clearFaults());
afterAll(async () => {
  process2.kill("SIGTERM");
  await once(process2, "exit");
  await app.stop();
  await server.remove();
});

/** One person with two devices, of which each is served by a process of its own. */
async function bookOnTwoDevices() {
  const { client, bookingId } = await bookTime(app, PRICED);
  const { device } = await signInOnTheWayTo(other, `/bookings/${bookingId}`, client);
  return { bookingId, devices: [client, device] as const };
}

test("Pay pressed on two processes while Stripe has not answered leads both to the one checkout", async () => {
  const { bookingId, devices } = await bookOnTwoDevices();
  await app.sandbox.addFault({
    provider: "stripe",
    on: "request",
    method: "POST",
    pattern: "^/v1/checkout/sessions$",
    fault: { kind: "hold_response" },
    remaining: 1,
  });
  const first = openCheckout(devices[0], bookingId);
  await until(async () => expect(await app.sandbox.countHeldAnswers("stripe")).toBe(1));
  const second = openCheckout(devices[1], bookingId);
  // The second waits: it is answered only when Stripe has answered the first.
  await untilState(app, bookingId, "PAYMENT_PENDING");
  await app.sandbox.releaseAnswers();
  const [checkoutId, same] = await Promise.all([first, second]);
  expect(same).toBe(checkoutId);
  expect(await countTransitions(app, bookingId, "CHECKOUT_REQUESTED")).toBe(1);
});

test("Pay pressed on two processes in the same moment, again and again, is one checkout each time", async () => {
  for (let round = 0; round < 4; round += 1) {
    const { bookingId, devices } = await bookOnTwoDevices();
    const presses = [...devices, ...devices].map((device) => openCheckout(device, bookingId));
    const opened = await Promise.all(presses);
    expect(new Set(opened).size).toBe(1);
    expect(await countTransitions(app, bookingId, "CHECKOUT_REQUESTED")).toBe(1);
    const sessions = await app.db
      .selectFrom("checkout")
      .select("id")
      .where("booking_id", "=", bookingId)
      .execute();
    expect(sessions.map(({ id }) => id)).toEqual([opened[0]]);
  }
});
