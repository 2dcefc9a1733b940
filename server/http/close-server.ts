import type { Server } from "node:http";

/** Requests that are still unanswered this long after the port was closed are aborted. */
const STOP_MS_MAX = 10_000;

/**
 * Closes a server so that nobody is cut off who was told in time. Until it is drained it goes on as before: whoever stands in front asks now and
 * then whether we are ready, and sends nothing more once it has heard that we are not. A port that is closed under traffic resets
 * the connections that wait to be accepted and the requests that are on their way on a kept one, and no proxy may send a form a second time.
 * Connections between two requests are closed again and again until none is left: one may have been busy before.
 */
export async function closeServer(server: Server, untilDrained: () => Promise<void>): Promise<void> {
  if (!server.listening) return;
  await untilDrained();
  const idle = setInterval(() => server.closeIdleConnections(), 50);
  const tooLong = setTimeout(() => server.closeAllConnections(), STOP_MS_MAX);
  await new Promise<void>((resolve) => server.close(() => resolve()));
  clearInterval(idle);
  clearTimeout(tooLong);
}
