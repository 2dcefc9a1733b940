import { problem as problemSchema } from "../../server/domain/contract/problem.schema.ts";
import { MARKER } from "./nasty-values.ts";
import type { Target } from "./targets.ts";
import type { WireAnswer, WireRequest } from "./wire.ts";

/**
 * How far a request came: `unasked`, refused before a procedure was asked; `denied`, not for this caller; `invalid`, its input was not taken; `refused`,
 * a use case said no; `succeeded`.
 */
export type Reach = "unasked" | "denied" | "invalid" | "refused" | "succeeded";
export const REACHES: readonly Reach[] = ["unasked", "denied", "invalid", "refused", "succeeded"];

export interface Judged {
  readonly reach: Reach;
  /** What no answer may be; empty for a good one. */
  readonly faults: readonly string[];
  /** Of an answer in JSON. */
  readonly json: unknown;
}

/** What tells of our insides: a stack, a module's path, a statement, an error's name. */
const INSIDES =
  /\n\s+at .+:\d+:\d+|node_modules\/|file:\/\/\/(?!etc\/passwd)|\bSQLITE_\w+|\b(?:select|update|insert into|delete from) "|\b(?:TypeError|RangeError|SyntaxError|TRPCClientError|SqliteError|InvariantError)\b/;

/** `origins`: where a redirect may lead. */
export function judgeAnswer(
  { target, request }: { readonly target: Target; readonly request: WireRequest },
  answer: WireAnswer,
  origins: readonly string[],
): Judged {
  const type = answer.headers["content-type"] ?? "";
  const json = /json/.test(type) ? parsed(answer.body) : undefined;
  const faults = [
    ...(answer.status >= 500 && !isDocumentedNo(target, answer.status, json)
      ? [`status ${answer.status}`]
      : []),
    ...(INSIDES.test(answer.body)
      ? [`tells of our insides: ${INSIDES.exec(answer.body)?.[0].trim() ?? ""}`]
      : []),
    ...(type.startsWith("text/html") && isReflected(answer.body)
      ? ["what was sent stands unescaped in the page"]
      : []),
    ...redirectFaults(answer, origins),
    ...(isContract(request) ? contractFaults(target, answer, type, json) : []),
    ...(answer.headers["x-request-id"] === undefined && !isBelowTheApp(answer) ? ["has no request id"] : []),
  ];
  return { reach: reachOf(request, answer, type, json), faults, json };
}

/** A 503 that the operation names: a builder has no calendar connected just now. Ours would be another code. */
function isDocumentedNo(target: Target, status: number, json: unknown): boolean {
  return status === 503 && target.kind === "operation" && codeIn(json) === "calendar_unavailable";
}

function codeIn(json: unknown): string {
  return typeof json === "object" && json !== null && "code" in json ? String(json.code) : "";
}

/** Node itself refuses what is no HTTP, before there is a request. */
function isBelowTheApp({ status, body }: WireAnswer): boolean {
  return [400, 408, 431].includes(status) && body === "";
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isReflected(html: string): boolean {
  if (html.includes("<zz") || html.includes("<script>alert(1)")) return true;
  const withoutScripts = html.replaceAll(/<script\b[^>]*>.*?<\/script>/gs, "");
  return withoutScripts.includes(MARKER.slice(1, 5));
}

function redirectFaults({ headers, status }: WireAnswer, origins: readonly string[]): string[] {
  const { location } = headers;
  if (location === undefined || status < 300 || status >= 400) return [];
  const [own = ""] = origins;
  const origin = URL.canParse(location, own) ? new URL(location, own).origin : location;
  return origins.includes(origin) ? [] : [`leads to ${origin}`];
}

/** Meant for the contract's addresses, as long as its address is one. */
function isContract({ target }: WireRequest): boolean {
  return /^\/api\/(?!trpc\b|webhooks\b)/.test(target);
}

function contractFaults(target: Target, { status, body }: WireAnswer, type: string, json: unknown): string[] {
  if (status >= 400) {
    if (body === "") return [];
    if (!type.startsWith("application/problem+json")) return [`status ${status} is no problem, but ${type}`];
    const checked = problemSchema.strict().safeParse(json);
    return checked.success ? [] : [`is no Problem: ${checked.error.issues[0]?.path.join(".") ?? ""}`];
  }
  if (target.kind !== "operation" || status !== target.operation.status || body === "") return [];
  // An odd request may have been answered by another operation, or by the document.
  if (typeof json === "object" && json !== null && "openapi" in json) return [];
  const checked = target.operation.answer.safeParse(json);
  return checked.success
    ? []
    : [`is not what the operation says: ${checked.error.issues[0]?.path.join(".") ?? ""}`];
}

function reachOf({ method, target }: WireRequest, answer: WireAnswer, type: string, json: unknown): Reach {
  if (/^\/api\/trpc\//.test(target)) return reachOfCalls(json);
  if (isContract({ method, target, headers: {}, body: null })) return reachOfOperation(answer.status, json);
  return reachOfPage(answer, type);
}

interface CallAnswer {
  readonly result?: { readonly data?: unknown };
  readonly error?: {
    readonly data?: { readonly code?: string; readonly fieldErrors?: unknown };
    readonly message?: string;
  };
}

/** Of several in one request, the furthest. */
function reachOfCalls(json: unknown): Reach {
  const all: readonly unknown[] = Array.isArray(json) ? json : [json];
  const reaches = all.map((one) =>
    typeof one === "object" && one !== null ? reachOfCall(one as CallAnswer) : "unasked",
  );
  return REACHES.findLast((reach) => reaches.includes(reach)) ?? "unasked";
}

function reachOfCall({ result, error }: CallAnswer): Reach {
  if (result !== undefined) {
    const { data } = result;
    const isNo = typeof data === "object" && data !== null && "ok" in data && data.ok === false;
    return isNo ? "refused" : "succeeded";
  }
  switch (error?.data?.code) {
    case "UNAUTHORIZED":
    case "FORBIDDEN":
      return "denied";
    case "BAD_REQUEST":
      return error.data.fieldErrors == null ? "unasked" : "invalid";
    case "NOT_FOUND":
      return /^No procedure/.test(error.message ?? "") ? "unasked" : "refused";
    case "CONFLICT":
    case "PRECONDITION_FAILED":
      return "refused";
    case undefined:
    default:
      return "unasked";
  }
}

const UNASKED_PROBLEMS: readonly string[] = [
  ...["malformed_target", "malformed_body", "foreign_origin", "method_not_allowed", "body_too_long"],
  ...["too_many_requests", "idempotency_key_in_use", "idempotency_key_reused"],
];

function reachOfOperation(status: number, json: unknown): Reach {
  if (status < 400) return status === 204 ? "unasked" : "succeeded";
  const code = codeIn(json);
  if (code === "" || UNASKED_PROBLEMS.includes(code)) return "unasked";
  if (["unauthenticated", "forbidden", "scope_missing", "second_factor_needed"].includes(code))
    return "denied";
  return code === "invalid_input" ? "invalid" : "refused";
}

/** A page of the app's router holds its data; what answers before it says is plain. */
function reachOfPage({ status, headers, body }: WireAnswer, type: string): Reach {
  const isApps = body.includes("__remixContext") || type.startsWith("text/x-script");
  const leadsTo = headers.location ?? (status === 202 ? body : "");
  if (status === 202 || (status >= 300 && status < 400))
    return /\/sign-in|operator\/(?:confirm|second-factor)/.test(leadsTo) ? "denied" : "succeeded";
  if (status < 300) return isApps || !type.startsWith("text/html") ? "succeeded" : "unasked";
  if (!isApps) return "unasked";
  if (status === 401 || status === 403) return "denied";
  return status === 404 ? "refused" : "invalid";
}
