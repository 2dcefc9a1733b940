import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startPostgres, type PostgresSource } from "../../db/core/test-postgres.ts";
import { composeApp, type RunningApp } from "../../server/compose.ts";
import { joinProcesses } from "../../server/join-processes.ts";
import { openServices } from "../../server/open-services.ts";
import { ENDPOINTS_ALONE, TEST_WEBHOOK_SECRET } from "../../server/test-app.ts";
import { until } from "../../server/test-until.ts";
import { startApp, type AppFixture } from "../kit/app.ts";

let server: PostgresSource;
/** Works as ever, but nothing wakes it by the clock: what it takes somebody has told it of. */
let worker: AppFixture;
/** Receives, and its worker does not run. */
let receiver: RunningApp;
const undo: (() => Promise<void>)[] = [];

beforeAll(async () => {
  server = await startPostgres();
  undo.push(() => server.remove());
  vi.useFakeTimers({ toFake: ["setInterval"] });
  worker = await startApp({ DATABASE_URL: await server.copy() });
  vi.useRealTimers();
  undo.push(() => worker.stop());
  const services = await openServices(worker.env);
  receiver = composeApp(services, {
    mode: "production",
    loadBuild: () => Promise.resolve(ENDPOINTS_ALONE),
    staticFiles: (_request, _response, next) => next(),
  });
  undo.push(() => receiver.stop());
  receiver.server.listen(0, "127.0.0.1");
  await once(receiver.server, "listening");
  const { port } = receiver.server.address() as AddressInfo;
  const pathname = "/api/webhooks/stripe";
  await worker.control("stripe", "PUT", "/webhook_endpoints", {
    url: `http://localhost:${port}${pathname}`,
    secret: TEST_WEBHOOK_SECRET,
  });
  // What happens to bookings is told to the receiver alone.
  await worker.control("stripe", "PUT", "/webhook_endpoints", {
    url: `${worker.env.APP_URL}${pathname}`,
    secret: TEST_WEBHOOK_SECRET,
    enabled_events: ["topup.created"],
  });
});
afterAll(async () => {
  for (const step of undo.reverse()) await step();
});

test("a delivery that comes to a process whose worker does not run is handled by another, which nothing but its telling has woken, and a third that shows the booking knows", async () => {
  const { services } = worker;
  const third = joinProcesses(services, { id: "third", host: "here" });
  third.start({ wake: () => undefined, wakeInbox: () => undefined });
  await until(() => expect(third.state()).toBe("listening"));
  const booked = await worker.bookUntilCheckout();
  // What it has to do by itself is done: nothing of its own wakes it any more.
  await worker.untilQuiet();
  let changes = 0;
  third.bookingChanges.onBookingChanged(booked.bookingId, () => (changes += 1));

  await worker.pay(booked.checkoutId);

  await worker.untilState(booked, "CONFIRMED");
  await until(() => expect(changes).toBeGreaterThan(0));
  await third.stop();
});
