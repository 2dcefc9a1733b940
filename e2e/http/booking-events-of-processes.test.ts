import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { getBooking } from "../../db/bookings/bookings.ts";
import { startPostgres } from "../../db/core/test-postgres.ts";
import { BUILT_APP_ARGUMENTS } from "../../server/commands/demo-environment.ts";
import { childEnv } from "../../server/env.ts";
import { freePort } from "../../server/test-app.ts";
import { until } from "../../server/test-until.ts";
import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";
import { openEvents } from "../kit/event-stream.ts";
import { bookUntilCheckout, signInOnTheWayTo } from "../kit/visitors.ts";

const PRICED = "ada-okafor/architecture-review";

let server: Awaited<ReturnType<typeof startPostgres>>;
/** Receives the webhooks. */
let app: BuiltApp;
/** The same app in another process, on the same database, which waits for a while before it closes its port. */
let other: BuiltApp;
let process2: ChildProcess;

beforeAll(async () => {
  server = await startPostgres();
  app = await startBuiltApp({ DATABASE_URL: await server.copy() });
  const port = await freePort();
  const appUrl = `http://localhost:${port}`;
  const env = childEnv({ ...app.demo.env, PORT: String(port), APP_URL: appUrl, DRAIN_SECONDS: "2" });
  process2 = spawn(process.execPath, BUILT_APP_ARGUMENTS, { env, stdio: ["ignore", "ignore", "inherit"] });
  other = { ...app, demo: { ...app.demo, appUrl } };
  await until(async () => expect((await fetch(`${appUrl}/readyz`)).status).toBe(200));
});
afterAll(async () => {
  if (process2.exitCode === null) {
    process2.kill("SIGTERM");
    await once(process2, "exit");
  }
  await app.stop();
  await server.remove();
});

test("a webhook that comes to one process is told to a page that another has open; one that stops ends its streams before anything else, with pauses that differ", async () => {
  const { client, bookingId, checkoutId } = await bookUntilCheckout(app, PRICED);
  await app.untilQuiet();
  const seen = (await getBooking(app.db, bookingId)).version;
  const { device } = await signInOnTheWayTo(other, `/bookings/${bookingId}`, client);
  const streams = [
    await openEvents(other, device, bookingId, { seen }),
    await openEvents(other, device, bookingId, { seen }),
  ];
  await app.sandbox.pay(checkoutId);
  for (const { versions } of streams)
    await until(() => expect(Math.max(...versions())).toBeGreaterThan(seen));

  let hasExited = false;
  process2.once("exit", () => (hasExited = true));
  process2.kill("SIGTERM");
  for (const { ended } of streams) await ended;
  expect(hasExited).toBe(false);
  const pauses = streams.map(({ text }) => Number(/retry: ([1-5]\d{3})\n\n$/.exec(text())?.[1]));
  expect(pauses.every((pause) => pause >= 1_000 && pause <= 5_000)).toBe(true);
  expect(new Set(pauses).size).toBe(2);

  // Whoever comes back before the port is closed is sent on, and its browser does not give up.
  const again = await openEvents(other, device, bookingId, { seen });
  await again.ended;
  expect([again.status, again.text()]).toEqual([
    200,
    expect.stringMatching(/retry: [1-5]\d{3}\n\n$/) as string,
  ]);
  await until(() => expect(hasExited).toBe(true));
  expect(process2.exitCode).toBe(0);
});
