import { createServer, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test, vi } from "vitest";
import { epochMsOf } from "../domain/values/instant.ts";
import { createSystemClock, type SystemClock } from "./system-clock.ts";

/** A clock on the wire, as the sandbox's control panel serves it. */
function serveClock(port = 0) {
  let state = { offsetMs: 0, revision: 0 };
  let waiting: ServerResponse[] = [];
  const server = createServer((request, response) => {
    const after = new URL(request.url ?? "", "http://clock").searchParams.get("after");
    if (after === String(state.revision)) waiting.push(response);
    else response.end(JSON.stringify(state));
  });
  const advance = (ms: number) => {
    state = { offsetMs: state.offsetMs + ms, revision: state.revision + 1 };
    for (const response of waiting) response.end(JSON.stringify(state));
    waiting = [];
  };
  return new Promise<{ server: Server; url: string; port: number; advance: (ms: number) => void }>(
    (resolve) => {
      server.listen(port, "127.0.0.1", () => {
        const bound = (server.address() as AddressInfo).port;
        resolve({ server, port: bound, url: `http://127.0.0.1:${bound}/clock`, advance });
      });
    },
  );
}

const running: (Server | SystemClock)[] = [];
afterEach(async () => {
  for (const it of running.splice(0).reverse()) {
    if ("stop" in it) it.stop();
    else {
      it.closeAllConnections();
      await new Promise((closed) => it.close(closed));
    }
  }
});

function aheadMs(clock: SystemClock): number {
  return Math.round((epochMsOf(clock.now()) - Date.now()) / 1000) * 1000 + 0;
}

test("without a URL it is the computer's clock", async () => {
  const clock = await createSystemClock(null);
  expect(aheadMs(clock)).toBe(0);
  clock.stop();
});

test("a followed clock is right from the start, tells when it was moved, and is followed through a restart", async () => {
  const first = await serveClock();
  running.push(first.server);
  first.advance(3_600_000);
  const clock = await createSystemClock(first.url);
  running.push(clock);
  expect(aheadMs(clock)).toBe(3_600_000);

  const moved = vi.fn();
  clock.onAdvance(moved);
  first.advance(60_000);
  await vi.waitFor(() => expect(moved).toHaveBeenCalledTimes(1));
  expect(aheadMs(clock)).toBe(3_660_000);

  first.server.closeAllConnections();
  await new Promise((closed) => first.server.close(closed));
  const second = await serveClock(first.port);
  running.push(second.server);
  second.advance(7_200_000);
  await vi.waitFor(() => expect(aheadMs(clock)).toBe(7_200_000), { timeout: 10_000 });
});
