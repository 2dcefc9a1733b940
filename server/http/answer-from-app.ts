import { sendResponse } from "@remix-run/node-fetch-server";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Availability } from "../../db/core/availability.ts";
import { compressAnswer } from "./answers/compress-answer.ts";
import { asItLeaves, setFrameOptions } from "./answers/answer-headers.ts";
import { hasFailedSince, isBetterSaidAway, sendDatabaseAway } from "./answers/database-away.ts";
import { createPageCache, pageKeyOf } from "./answers/page-cache.ts";
import { sendPlainAnswer } from "./answers/plain-answer.ts";
import { notTakenIn } from "./answers/refused-answers.ts";
import { sendPage } from "./answers/send-page.ts";
import { createAppAsker, type AppAskerOptions } from "./ask-app.ts";
import { demoSaidIn } from "./request/demo-said.ts";
import type { AskedRequest } from "./request/asked-request.ts";
import { readBody } from "./request/read-body.ts";

export interface AppAnswererOptions extends AppAskerOptions {
  /** What is known of the database without asking it. */
  readonly availability: Availability;
  /** Whether its pages have the bar of a demo, which tells each visitor something else: none is kept. Absent: they have none. */
  readonly hasDemoBar?: boolean;
}

export interface AppAnswerer {
  /** From the cache of pages where that may be, else by asking the app; without the database, by a page that says so. */
  answer(incoming: IncomingMessage, response: ServerResponse, asked: AskedRequest): Promise<void>;
  /** Rejects when the build answers anything outside the table of routes. */
  check(): Promise<void>;
}

/** The pages, procedures and operations of `app/` as answers of the server. */
export function createAppAnswerer(options: AppAnswererOptions): AppAnswerer {
  const { availability, mode, hasDemoBar = false } = options;
  const app = createAppAsker(options);
  const pages = createPageCache();

  return {
    check: () => app.check(),
    async answer(incoming, response, asked) {
      const { target, route, requestId, nonce, policyFor, language, isRead, clientAddress, sawActor } = asked;
      const demoSaid = hasDemoBar ? demoSaidIn(incoming.headers.cookie) : null;
      if (route.cache === "shared" && isRead) {
        delete incoming.headers.cookie;
        delete incoming.headers.authorization;
      }
      // In development, a page is to show the last change.
      const isKept = mode === "production" && !hasDemoBar;
      const key = isKept ? pageKeyOf(incoming, target, route, language.tag) : null;
      const shared = key === null ? null : pages.find(key);
      if (shared !== null) {
        await sendPage(incoming, response, shared);
        return;
      }
      if (availability.isAway() && isBetterSaidAway(target.path)) {
        // The body is not read: the connection cannot be used again.
        if (!isRead) response.shouldKeepAlive = false;
        sendDatabaseAway(response, { route, isRead, requestId, language });
        return;
      }
      const failures = availability.failuresSoFar();
      const body = await readBody(incoming, route);
      if (!body.ok) {
        if (body.status === 413) response.shouldKeepAlive = false;
        sendPlainAnswer(response, route.kind, notTakenIn(body, language), language);
        return;
      }
      const request = app.toRequest(incoming, response, body.bytes, requestId);
      // What is given to many has no mark of one.
      const ownNonce = route.cache === "shared" ? null : nonce;
      const details = { requestId, route, clientAddress, nonce: ownNonce, policyFor, sawActor, demoSaid };
      const answered =
        key !== null && request.method === "GET"
          ? await pages.answer(key, () => app.ask(withoutItsEnd(request), details))
          : await app.ask(request, details);
      if (!(answered instanceof Response)) {
        await sendPage(incoming, response, answered);
        return;
      }
      compressAnswer(incoming, response);
      if (response.destroyed) {
        await answered.body?.cancel();
        return;
      }
      const leaving = asItLeaves(route, answered);
      setFrameOptions(response, leaving.headers.get("content-security-policy"));
      if (leaving.status < 500 || !hasFailedSince(availability, failures)) {
        await sendResponse(response, leaving);
      } else if (isBetterSaidAway(target.path)) {
        await leaving.body?.cancel();
        sendDatabaseAway(response, { route, isRead, requestId, language });
      } else {
        await sendResponse(response, new Response(leaving.body, { status: 503, headers: leaving.headers }));
      }
    },
  };
}

/** The same request, without the signal that its sender has left: others may be waiting for the same page. */
function withoutItsEnd({ url, headers }: Request): Request {
  return new Request(url, { headers });
}
