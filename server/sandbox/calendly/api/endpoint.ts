import type { Context, Handler } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import {
  insufficientScope,
  invalidArgument,
  invalidParameter,
  unauthenticated,
  type ErrorDetail,
} from "./api-errors.ts";
import {
  mustGet,
  nowMs,
  type AccessToken,
  type Account,
  type CalendlyState,
} from "../state/calendly-state.ts";
import { isGranted, type Scope } from "../state/scopes.ts";

interface ApiRequest<Query, Body> {
  /** The user whose token it is. */
  caller: Account;
  /** The token belongs to an OAuth app, and not to a person. */
  viaOauth: boolean;
  query: Query;
  body: Body;
  /** A path parameter. */
  param: (name: string) => string;
  /** The path and the query as they were sent, for links to other pages of a collection. */
  path: string;
  rawQuery: Record<string, string>;
}

export interface Answer {
  status: ContentfulStatusCode | 204;
  body?: unknown;
}

export const noQuery = z.strictObject({});
export const noBody = z.undefined();

/** The account that a bearer token speaks for, or null when there is no such token or it has expired. */
export function findCaller(
  state: CalendlyState,
  context: Context,
): { account: Account; token: AccessToken } | null {
  const [, bearer] = /^Bearer\s+(\S+)$/i.exec(context.req.header("authorization") ?? "") ?? [];
  const token = bearer === undefined ? undefined : state.tokens.get(bearer);
  if (!token || (token.expiresAtMs !== null && token.expiresAtMs <= nowMs(state))) return null;
  return { account: mustGet(state.accounts, token.accountUuid), token };
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** `questions_and_answers[0].question`, as Calendly names a place in a body. */
function parameterName(path: readonly PropertyKey[]): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index > 0 ? "." : ""}${String(key)}`))
    .join("");
}

function describeIssues(error: z.ZodError, input: unknown): ErrorDetail[] {
  return error.issues.flatMap((issue): ErrorDetail[] => {
    if (issue.code === "unrecognized_keys") {
      return issue.keys.map((key) => ({
        parameter: parameterName([...issue.path, key]),
        message: "is not a supported parameter",
      }));
    }
    const isMissing = issue.code !== "custom" && valueAt(input, issue.path) === undefined;
    const parameter = parameterName(issue.path);
    return [{ ...(parameter !== "" && { parameter }), message: isMissing ? "is missing" : issue.message }];
  });
}

function parse<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalidArgument(describeIssues(parsed.error, input));
  return parsed.data;
}

async function readJson(context: Context): Promise<unknown> {
  const text = await context.req.text();
  if (text.trim() === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw invalidArgument([{ message: "The request body is not valid JSON." }]);
  }
}

function readQuery(context: Context): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, values] of Object.entries(context.req.queries())) {
    if (values.length > 1) throw invalidParameter(name, "must be given once");
    query[name] = values[0] ?? "";
  }
  return query;
}

/**
 * A route of the API: authenticates, asks for scopes, validates query and body against strict schemas, then runs the handler in one
 * turn of the event loop. Throws `ApiError` for every refusal.
 */
export function endpoint<Query extends z.ZodType, Body extends z.ZodType>(
  state: CalendlyState,
  definition: { scopes: readonly Scope[]; query: Query; body: Body },
  handle: (request: ApiRequest<z.output<Query>, z.output<Body>>) => Answer,
): Handler {
  return async (context) => {
    const caller = findCaller(state, context);
    if (caller === null) throw unauthenticated();
    const missing = definition.scopes.filter((scope) => !isGranted(caller.token.scopes, scope));
    if (missing.length > 0) throw insufficientScope(missing);
    const rawQuery = readQuery(context);
    const body = await readJson(context);
    const answer = handle({
      caller: caller.account,
      viaOauth: caller.token.expiresAtMs !== null,
      query: parse(definition.query, rawQuery),
      body: parse(definition.body, body),
      param: (name) => context.req.param(name) ?? "",
      path: context.req.path,
      rawQuery,
    });
    if (answer.status === 204) return context.body(null, 204);
    return context.json(answer.body as object, answer.status);
  };
}
