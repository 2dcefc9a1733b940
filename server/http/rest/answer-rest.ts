import { callTRPCProcedure } from "@trpc/server";
import { secondsUntil } from "../../domain/values/limit-reached.ts";
import { WRONG_API_KEYS_OF_NETWORK } from "../../domain/values/limit-rules.ts";
import { BY_LANGUAGE } from "../answers/answer-headers.ts";
import { changesNothing } from "../request/changes-nothing.ts";
import { answerPreflight, letOriginRead } from "./cross-origin.ts";
import { takeOneCall } from "./call-limits.ts";
import { isIdempotencyKey } from "../../domain/contract/idempotency.ts";
import type { ApiScope } from "../../domain/values/api-key.ts";
import type { ProblemCode } from "../../domain/contract/problem.ts";
import { fieldProblemInWords } from "../../domain/text/field-problem-in-words.ts";
import { languageOfTag } from "../../domain/text/known-languages.ts";
import type { Refusal } from "../../domain/booking/refusal.ts";
import type { ProcedureContext } from "../../routers/procedure-context.ts";
import { appRouter } from "../../routers/root.ts";
import { DOCUMENT_PATH, openApiDocument } from "./open-api-document.ts";
import { createOperationFinder } from "./find-operation.ts";
import { answerOnce, type RestAnswer, type TryMarks } from "./idempotent-request.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import { definitionOf } from "./procedure-definitions.ts";
import { problemAnswer, problemOf, PROBLEM_TYPE, type ProblemDetails } from "./problem-answer.ts";
import { createInputReader } from "./read-input.ts";
import { refusedByProcedure, refusedByUseCase, type RefusedRequest } from "./refused-request.ts";

/** Who asks, and whether they could show it. */
export interface RestCaller {
  readonly context: ProcedureContext;
  /** A key was shown that is none. */
  readonly isKeyRefused: boolean;
}

export interface RestAnswererOptions {
  readonly appOrigin: string;
  /** Whether pages of this origin use any key that is alive. */
  readonly isOriginOfAnyKey: (origin: string) => Promise<boolean>;
  /** Logs what nobody expected. */
  readonly reportBug: (error: unknown, procedure: string, requestId: string) => void;
}

export type AnswerRest = (request: Request, caller: RestCaller) => Promise<Response>;

interface ReadyOperation {
  readonly operation: Operation;
  readonly type: "query" | "mutation";
  readonly scope: ApiScope | undefined;
  readonly readInput: ReturnType<typeof createInputReader>;
}

/** Answers the contract's addresses: finds the operation, reads its input, calls its procedure, and words what it says. */
export function createRestAnswerer(options: RestAnswererOptions): AnswerRest {
  const find = createOperationFinder(OPERATIONS);
  const ready = new Map<Operation, ReadyOperation>(
    OPERATIONS.map((operation) => {
      const { type, meta } = definitionOf(operation);
      return [operation, { operation, type, scope: meta.scope, readInput: createInputReader(operation) }];
    }),
  );

  async function carryOut(
    { operation, type }: ReadyOperation,
    context: ProcedureContext,
    input: unknown,
  ): Promise<RestAnswer | RefusedRequest> {
    try {
      const given: unknown = await callTRPCProcedure({
        router: appRouter,
        path: operation.procedure,
        type,
        ctx: context,
        getRawInput: () => Promise.resolve(input),
        signal: undefined,
        batchIndex: 0,
      });
      const outcome = outcomeIn(given);
      if (outcome === null) return { status: operation.status, body: given };
      return outcome.ok
        ? { status: operation.status, body: outcome.value }
        : refusedByUseCase(outcome.refusal);
    } catch (error) {
      const refused = refusedByProcedure(error, languageOfTag(context.language));
      if (refused !== null) return refused;
      options.reportBug(error, operation.procedure, context.requestId);
      return { code: "internal_error", details: {}, retryAfterSeconds: null };
    }
  }

  return async (request, { context, isKeyRefused }) => {
    const language = languageOfTag(context.language);
    const headers = new Headers();
    const { requestId } = context;
    const refuse = (code: ProblemCode, details: ProblemDetails = {}) =>
      problemAnswer(problemOf(code, { requestId, language, ...details }), language, headers);

    const { pathname } = new URL(request.url);
    if (request.method === "OPTIONS") {
      const allowed = await answerPreflight(request, options.isOriginOfAnyKey);
      return allowed ?? refuse("foreign_origin");
    }
    if (pathname === DOCUMENT_PATH && changesNothing(request.method)) return Response.json(openApiDocument());
    if (isKeyRefused) {
      headers.set("www-authenticate", 'Bearer error="invalid_token"');
      const taken = await context.deps.limits.take(WRONG_API_KEYS_OF_NETWORK, context.clientNetwork);
      if (taken.allowed) return refuse("unauthenticated");
      headers.set("retry-after", String(secondsUntil(taken.retryAt, context.deps.clock.now())));
      return refuse("too_many_requests");
    }
    if (!letOriginRead(headers, request.headers.get("origin"), context.apiKey, options.appOrigin))
      return refuse("foreign_origin");
    if (!(await takeOneCall(headers, context))) return refuse("too_many_requests");
    const found = find(request.method, pathname);
    if (found.kind === "unknown") return refuse("not_found");
    if (found.kind === "other_method") {
      headers.set("allow", found.allowed.join(", "));
      return refuse("method_not_allowed");
    }
    const operation = ready.get(found.operation);
    const missing = operation === undefined ? null : scopeMissing(operation, context);
    if (missing !== null) return refuse("scope_missing", { scope: missing });
    const input = await operation?.readInput(request, found.pathFields);
    if (operation === undefined || input === undefined) return refuse("not_found");
    if (input === null) return refuse("malformed_body");

    const answer = async (marks: TryMarks | null): Promise<RestAnswer> => {
      const ofTry = marks === null ? context : { ...context, ...marks };
      const carried = await carryOut(operation, ofTry, input);
      if (!("code" in carried)) return carried;
      if (carried.retryAfterSeconds !== null) headers.set("retry-after", String(carried.retryAfterSeconds));
      if (carried.code === "unauthenticated") headers.set("www-authenticate", "Bearer");
      headers.set("content-language", language.tag);
      const problem = problemOf(carried.code, { requestId, language, ...carried.details });
      return { status: problem.status, body: problem };
    };

    const key = operation.type === "query" ? null : request.headers.get("idempotency-key");
    if (key !== null && !isIdempotencyKey(key))
      return refuse("invalid_input", {
        errors: [{ pointer: "", detail: fieldProblemInWords({ code: "no_idempotency_key" }, language) }],
      });
    const userId =
      context.apiKey?.owner.userId ?? (context.actor.kind === "nobody" ? null : context.actor.userId);
    if (key === null || userId === null) return sendAnswer(await answer(null), headers);
    const name = { caller: userId, operation: operation.operation.id, key };
    const asked = { requestId, inRole: roleOf(context), body: input };
    const outcome = await answerOnce(context.deps, name, asked, answer);
    switch (outcome.kind) {
      case "in_use":
        headers.set("retry-after", "1");
        return refuse("idempotency_key_in_use");
      case "reused":
        return refuse("idempotency_key_reused");
      case "erased":
        return refuse("not_found");
      case "answer":
        if (outcome.isReplayed) headers.set("idempotent-replayed", "true");
        return sendAnswer(outcome.answer, headers);
    }
  };
}

/** The scope that the key lacks; null where it has it, and for sessions. Asked before an answer to another key of its owner is told again. */
function scopeMissing({ scope }: ReadyOperation, { apiKey }: ProcedureContext): ApiScope | null {
  return scope === undefined || apiKey === null || apiKey.scopes.includes(scope) ? null : scope;
}

/** In which role somebody asks: what was answered to them in another one is not theirs any more. */
function roleOf({ apiKey, actor }: ProcedureContext): string {
  const { kind, builderId } = { builderId: null, ...(apiKey?.owner ?? actor) };
  return builderId === null ? kind : `${kind} ${builderId}`;
}

/** A procedure's outcome, as `outcomeOf` shapes it; null for an answer that cannot be a no. */
function outcomeIn(
  given: unknown,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly refusal: Refusal } | null {
  if (typeof given !== "object" || given === null || !("ok" in given)) return null;
  // Its shape was checked by the procedure's own output schema.
  return given as ReturnType<typeof outcomeIn>;
}

/** What is refused is worded in the language that the request, or its first try, asked for. */
function sendAnswer({ status, body }: RestAnswer, headers: Headers): Response {
  headers.set("content-type", status < 400 ? "application/json" : PROBLEM_TYPE);
  if (status >= 400) headers.append("vary", BY_LANGUAGE);
  return new Response(JSON.stringify(body), { status, headers });
}
