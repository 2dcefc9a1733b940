import type { IncomingMessage, ServerResponse } from "node:http";
import { createClientAddressReader } from "../adapters/client-address.ts";
import { plainAnswers } from "../domain/text/en/page/plain-answers.ts";
import { textIn } from "../domain/text/place.ts";
import type { Hold } from "../ports.ts";
import { answerDelivery, type DeliveryAnswerOptions } from "./answer-delivery.ts";
import { createAppAnswerer, type AppAnswererOptions } from "./answer-from-app.ts";
import { answerFromDisk, type DiskAnswerOptions } from "./answer-from-disk.ts";
import { answerHealth, type HealthAnswerOptions } from "./answer-health.ts";
import { setSecurityHeaders } from "./answers/answer-headers.ts";
import { contentSecurityPolicy, type LetIn, type PolicyOrigins } from "./answers/content-security-policy.ts";
import { hasFailedSince, sendDatabaseAway } from "./answers/database-away.ts";
import { sendHeldBack } from "./answers/held-back.ts";
import { sendPlainAnswer } from "./answers/plain-answer.ts";
import { notTakenIn, tooManyRequests } from "./answers/refused-answers.ts";
import { drawRandom } from "./draw-random.ts";
import type { AskedRequest, ParsedRequest } from "./request/asked-request.ts";
import { changesNothing } from "./request/changes-nothing.ts";
import { refusalOf } from "./request/request-guard.ts";
import { createRequestLimits } from "./request/request-limits.ts";
import type { Route } from "./routes/route-table.ts";
import { answerBookingEvents, type StreamAnswerOptions } from "./stream/answer-booking-events.ts";

export interface RequestAnswererOptions
  extends
    AppAnswererOptions,
    DeliveryAnswerOptions,
    DiskAnswerOptions,
    HealthAnswerOptions,
    StreamAnswerOptions {
  readonly trustedProxyHops: number;
  /** How many pages one client address may ask for in a minute. */
  readonly requestsPerMinuteMax: number;
  readonly policyOrigins: PolicyOrigins;
  /** Marks every answer, so that nobody takes it for the real site's. Absent: it is no staging installation. */
  readonly isStaging?: boolean;
  /** Whether search engines may show what is public. Absent: they may. */
  readonly mayBeFound?: boolean;
  /** While it is not free, nothing is taken in but what providers deliver. */
  readonly hold: Hold;
}

export interface RequestAnswerer {
  /** Refuses it, or has it answered by whoever its route names. Rejects when an answer failed for another reason than the database's. */
  answer(request: IncomingMessage, response: ServerResponse, parsed: ParsedRequest): Promise<void>;
  /** Rejects when the build answers anything outside the table of routes. */
  check(): Promise<void>;
}

/** Each request's way: is there such an address, may it come in, is it not one too many, and then to whoever answers it. */
export function createRequestAnswerer(options: RequestAnswererOptions): RequestAnswerer {
  const { log, mode, availability, isStaging = false, mayBeFound = true } = options;
  const appUrl = new URL(options.appUrl);
  const app = createAppAnswerer(options);
  const policyFor = (letIn: LetIn) =>
    contentSecurityPolicy(options.policyOrigins, letIn, mode === "development");
  const sharedPolicy = policyFor({ styles: [] });
  const requestLimits = createRequestLimits(options.requestsPerMinuteMax);
  const clientAddress = createClientAddressReader({
    trustedProxyHops: options.trustedProxyHops,
    warn: (message) => log.warn({}, message),
  });

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    parsed: ParsedRequest,
  ): Promise<void> {
    const { target, route, requestId, language } = parsed;
    const nonce = drawRandom(16, "base64");
    const policy = route?.cache === "shared" ? sharedPolicy : policyFor({ nonce });
    const isHttps = appUrl.protocol === "https:";
    setSecurityHeaders(response, { policy, requestId, isHttps, isStaging, mayBeFound, route });
    if (target === null) {
      const t = textIn(plainAnswers, language);
      const kind = isContract(request.url ?? "") ? "contract" : null;
      const badAddress = { status: 400, line: t("badAddress"), problem: "malformed_target" } as const;
      sendPlainAnswer(response, kind, badAddress, language);
      return;
    }
    if (route === null) {
      // Data of something that has no page.
      const kind = isContract(target.path) ? "contract" : null;
      const notFound = { status: 404, line: textIn(plainAnswers, language)("notFound") };
      sendPlainAnswer(response, kind, notFound, language);
      return;
    }
    // From here on everything reads the target that was checked.
    request.url = `${target.path}${target.search}`;
    const refused = refusalOf(request, route, appUrl.origin);
    if (refused !== null) {
      if (refused.status === 405) response.setHeader("allow", allowedMethods(route));
      // What is left of the body is not read: the connection cannot be used again.
      if (refused.status === 413) response.shouldKeepAlive = false;
      sendPlainAnswer(response, route.kind, notTakenIn(refused, language), language);
      return;
    }
    const isRead = changesNothing(request.method);
    // Read now: the header is taken away before the app sees the request.
    const address = clientAddress.of(request);
    const wait = requestLimits.take(isRead ? route.rate.read : route.rate.write, address);
    if (wait !== null) {
      response.setHeader("retry-after", String(wait));
      sendPlainAnswer(response, route.kind, tooManyRequests(wait, isRead, language), language);
      return;
    }
    await answerLetIn(request, response, {
      ...parsed,
      target,
      route,
      nonce,
      policyFor,
      isRead,
      clientAddress: address,
    });
  }

  async function answerLetIn(
    request: IncomingMessage,
    response: ServerResponse,
    asked: AskedRequest,
  ): Promise<void> {
    const { target, route, requestId, language, isRead } = asked;
    if (isRead && (await answerHealth(options, request, response, route))) return;
    if (isRead && (await answerFromDisk(options, request, response, route))) return;
    const failures = availability.failuresSoFar();
    try {
      const isAct = !isRead || route.actsWhenRead === true;
      if (isAct && route.kind !== "webhook" && !(await options.hold.look())) {
        // The body is not read: the connection cannot be used again.
        response.shouldKeepAlive = false;
        sendHeldBack(response, route, language);
        return;
      }
      if (route.kind === "stream") {
        await answerBookingEvents(options, request, response, asked);
        return;
      }
      const source = route.deliversFrom;
      if (source === undefined) await app.answer(request, response, asked);
      else await answerDelivery(options, request, response, { ...asked, source });
    } catch (error) {
      if (response.headersSent || !hasFailedSince(availability, failures)) throw error;
      log.error({ error, requestId, path: target.path }, "The database has failed a request");
      sendDatabaseAway(response, { route, isRead, requestId, language });
    }
  }

  return { answer, check: () => app.check() };
}

/** Whether a target that leads to no route was meant for the contract: it then answers as a program expects. */
function isContract(target: string): boolean {
  return /^\/api\/(?!(?:trpc|webhooks)\b)/i.test(target);
}

function allowedMethods({ methods }: Route): string {
  return methods.map((method) => (method === "GET" ? "GET, HEAD" : method)).join(", ");
}
