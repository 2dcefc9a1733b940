import { TRPCError } from "@trpc/server";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Availability } from "../../../db/core/availability.ts";
import { plainAnswers } from "../../domain/text/en/page/plain-answers.ts";
import { textIn } from "../../domain/text/place.ts";
import { isBookingId } from "../../domain/values/ids.ts";
import { sendDatabaseAway } from "../answers/database-away.ts";
import { sendPlainAnswer } from "../answers/plain-answer.ts";
import type { AppAskerOptions } from "../ask-app.ts";
import type { AskedRequest } from "../request/asked-request.ts";
import { accountOf, type BookingStreams } from "./booking-streams.ts";

export interface StreamAnswerOptions extends Pick<AppAskerOptions, "appUrl" | "createLoadContext"> {
  /** What is known of the database without asking it. */
  readonly availability: Availability;
  readonly streams: BookingStreams;
}

/**
 * Tells an open page of its booking, as long as both stay. Who may read the booking's page may be told that it has changed, and the same procedure says
 * so at each look.
 */
export async function answerBookingEvents(
  { appUrl, availability, createLoadContext, streams }: StreamAnswerOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
  asked: AskedRequest,
): Promise<void> {
  const { target, route, requestId, language, sawActor, sawOpen, clientAddress, nonce, policyFor } = asked;
  const named = target.path.split("/")[2] ?? "";
  const refuse = (status: 401 | 404): void => {
    const line = textIn(plainAnswers, language)(status === 401 ? "notSignedIn" : "notFound");
    sendPlainAnswer(response, route.kind, { status, line }, language);
  };
  if (!isBookingId(named)) {
    refuse(404);
    return;
  }
  const bookingId = named;
  if (availability.isAway()) {
    sendDatabaseAway(response, { route, isRead: true, requestId, language });
    return;
  }
  const { cookie = "", "accept-language": languages = "" } = incoming.headers;
  const url = `${appUrl}${target.path}`;
  const headers = { cookie, "accept-language": languages };
  async function askWhoItIs() {
    const details = {
      requestId,
      route,
      clientAddress,
      nonce,
      policyFor,
      sawActor,
      responseHeaders: new Headers(),
    };
    const { actor, caller } = await createLoadContext(new Request(url, { headers }), details);
    const read = async () => (await caller.booking.version({ bookingId })).version;
    return { account: accountOf(actor, bookingId), read };
  }
  try {
    if (incoming.method === "HEAD") {
      await (await askWhoItIs()).read();
      response.setHeader("content-type", "text/event-stream; charset=utf-8");
      response.end();
      return;
    }
    await streams.open(response, { bookingId, seen: seenOf(incoming, target.search), askWhoItIs });
    sawOpen();
  } catch (error) {
    const code = error instanceof TRPCError ? error.code : null;
    if (code === "UNAUTHORIZED") refuse(401);
    else if (code === "NOT_FOUND") refuse(404);
    else throw error;
  }
}

/** What a browser heard last goes before what the page was read at. */
function seenOf({ headers }: IncomingMessage, search: string): number | null {
  const text = headers["last-event-id"] ?? new URLSearchParams(search).get("seen") ?? "";
  return typeof text === "string" && /^\d{1,9}$/.test(text) ? Number(text) : null;
}
