import type { IncomingMessage, ServerResponse } from "node:http";
import type { Availability } from "../../db/core/availability.ts";
import { PRIVATE } from "./answers/answer-headers.ts";
import { sendDatabaseAway } from "./answers/database-away.ts";
import { sendPlainAnswer } from "./answers/plain-answer.ts";
import { notTakenIn } from "./answers/refused-answers.ts";
import type { ReceiveWebhook } from "./receive-webhook.ts";
import type { AskedRequest } from "./request/asked-request.ts";
import { readBody } from "./request/read-body.ts";
import type { Route } from "./routes/route-table.ts";

export interface DeliveryAnswerOptions {
  /** What is known of the database without asking it. */
  readonly availability: Availability;
  readonly receiveWebhook: ReceiveWebhook;
}

interface AskedDelivery extends AskedRequest {
  readonly source: NonNullable<Route["deliversFrom"]>;
}

/** Straight to the receiver: deliveries come in bursts, and need nothing of what is made for a page or a caller. */
export async function answerDelivery(
  { availability, receiveWebhook }: DeliveryAnswerOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
  { target, route, requestId, language, sawDelivery, source }: AskedDelivery,
): Promise<void> {
  if (availability.isAway()) {
    // The body is not read: the connection cannot be used again.
    response.shouldKeepAlive = false;
    sendDatabaseAway(response, { route, isRead: false, requestId, language });
    return;
  }
  const read = await readBody(incoming, route);
  if (!read.ok) {
    if (read.status === 413) response.shouldKeepAlive = false;
    sendPlainAnswer(response, route.kind, notTakenIn(read, language), language);
    return;
  }
  const body = read.bytes === "absent" ? "" : read.bytes.toString();
  const { headers } = incoming;
  const { status, message, inboxId } = await receiveWebhook({
    source,
    body,
    search: target.search,
    headers,
  });
  if (inboxId !== undefined) sawDelivery(inboxId);
  const text = JSON.stringify({ message });
  response.setHeader("cache-control", PRIVATE);
  response.setHeader("content-type", "application/json");
  response.setHeader("content-length", Buffer.byteLength(text));
  response.statusCode = status;
  response.end(text);
}
