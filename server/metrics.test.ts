import { expect, test } from "vitest";
import { createMetrics } from "./metrics.ts";

test("requests, handled rows and the queues' lag are told, and the queues are only asked when somebody looks", async () => {
  const metrics = createMetrics();
  let asked = 0;
  metrics.followQueues(() => {
    asked += 1;
    return Promise.resolve([{ queue: "outbox", lagSeconds: 12, dead: 3, unknown: 2 }]);
  });
  metrics.observeRequest("webhook", 204, 0.02);
  metrics.countHandled("outbox", "openCheckout", "completed");
  expect(asked).toBe(0);
  const { text, contentType } = await metrics.expose();
  expect(contentType).toContain("text/plain");
  expect(text).toContain('http_request_duration_seconds_count{kind="webhook",status="2xx"} 1');
  expect(text).toContain(
    'queue_rows_handled_total{queue="outbox",type="openCheckout",outcome="completed"} 1',
  );
  expect(text).toContain('queue_lag_seconds{queue="outbox"} 12');
  expect(text).toContain('queue_rows_dead{queue="outbox"} 3');
  expect(text).toContain('queue_rows_unknown{queue="outbox"} 2');
  expect(asked).toBe(1);
});

test("two servers in one process count for themselves", async () => {
  const busy = createMetrics();
  busy.observeRequest("page", 200, 0.1);
  expect((await createMetrics().expose()).text).not.toContain('kind="page"');
});
