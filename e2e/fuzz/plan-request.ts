import fc from "fast-check";
import type { Caller } from "./callers.ts";
import { chance, pick } from "./draw.ts";
import { spoiltInput, valueOf } from "./input-from-schema.ts";
import { jsonText, nastyText, spoiltJson, wellFormed } from "./nasty-values.ts";
import { deliveryRequest } from "./plan-delivery.ts";
import { formRequest, pageRequest } from "./plan-page-request.ts";
import type { Planning } from "./planning.ts";
import type { OperationTarget, ProcedureTarget, Target } from "./targets.ts";
import type { WireRequest } from "./wire.ts";

/** One request, and what it was meant for. */
export interface Planned {
  readonly number: number;
  readonly target: Target;
  readonly caller: Caller;
  readonly request: WireRequest;
}

/** Of a hundred: inputs that are spoilt as values, as text, and requests with something odd about them. */
const SPOILT_PERCENT = 17;
const SPOILT_TEXT_PERCENT = 5;
const ODD_PERCENT = 8;
const BATCHED_PERCENT = 20;

export function planRequest(target: Target, planning: Planning): Planned {
  const { draw, caller, number } = planning;
  const plain = plainRequest(target, planning);
  const request = chance(draw, ODD_PERCENT) ? odd(plain, planning) : plain;
  return { number, target, caller, request };
}

function plainRequest(target: Target, planning: Planning): WireRequest {
  switch (target.kind) {
    case "procedure":
      return chance(planning.draw, BATCHED_PERCENT)
        ? batchedCall(target, planning)
        : procedureCall(target, planning);
    case "operation":
      return operationCall(target, planning);
    case "page":
    case "data":
      return pageRequest(target, planning);
    case "form":
      return target.route.kind === "webhook"
        ? deliveryRequest(target.route.path, planning)
        : formRequest(target, planning);
  }
}

/** As a script of a page of ours sends it. */
function ownHeaders({ appUrl, caller }: Planning): Record<string, string> {
  return { origin: appUrl, ...caller.headers() };
}

function inputFor({ input }: Pick<ProcedureTarget, "input">, planning: Planning): unknown {
  const made = input === null ? undefined : valueOf(input, planning);
  return chance(planning.draw, SPOILT_PERCENT) ? spoiltInput(made ?? {}, planning) : made;
}

function jsonOf(value: unknown, { draw }: Planning): Buffer {
  const text = jsonText(value);
  return chance(draw, SPOILT_TEXT_PERCENT) ? spoiltJson(draw, text) : Buffer.from(text);
}

function procedureCall(target: ProcedureTarget, planning: Planning): WireRequest {
  const input = inputFor(target, planning);
  const path = `/api/trpc/${target.name}`;
  const body = jsonOf(input, planning);
  const headers = ownHeaders(planning);
  if (target.type === "query")
    return {
      method: "GET",
      target: input === undefined ? path : `${path}?input=${encoded(body)}`,
      headers,
      body: null,
    };
  return { method: "POST", target: path, headers: { ...headers, "content-type": "application/json" }, body };
}

function batchedCall(target: ProcedureTarget, planning: Planning): WireRequest {
  const { draw, companions } = planning;
  const fitting = companions.filter(
    ({ type, audience }) => type === target.type && audience === target.audience,
  );
  const more = Array.from({ length: draw(fc.integer({ min: 0, max: chance(draw, 3) ? 12 : 3 })) }, () =>
    pick(draw, fitting),
  );
  const calls = [target, ...more];
  const inputs = calls.map((call, at) => [String(at), inputFor(call, planning)] as const);
  const body = jsonOf(Object.fromEntries(inputs.filter(([, input]) => input !== undefined)), planning);
  const path = `/api/trpc/${calls.map(({ name }) => name).join(",")}?batch=1`;
  const headers = ownHeaders(planning);
  return target.type === "query"
    ? { method: "GET", target: `${path}&input=${encoded(body)}`, headers, body: null }
    : { method: "POST", target: path, headers: { ...headers, "content-type": "application/json" }, body };
}

/** Bytes in a query, whether they are UTF-8 or not. 6,000: longer lines are refused by Node before the app sees them. */
function encoded(bytes: Buffer): string {
  return [...bytes.subarray(0, 6_000)]
    .map((byte) =>
      /\w/.test(String.fromCharCode(byte))
        ? String.fromCharCode(byte)
        : `%${byte.toString(16).padStart(2, "0").toUpperCase()}`,
    )
    .join("");
}

function operationCall(target: OperationTarget, planning: Planning): WireRequest {
  const { draw, number } = planning;
  const { operation } = target;
  const made = inputFor(target, planning);
  const fields = new Map<string, unknown>(
    typeof made === "object" && made !== null ? Object.entries<unknown>({ ...made }) : [["value", made]],
  );
  const path = operation.path.replaceAll(/\{(\w+)\}/g, (_all, field: string) => {
    const value = fields.get(field);
    fields.delete(field);
    return encodeURIComponent(wellFormed(textOf(value))) || "none";
  });
  const headers: Record<string, string> = { ...ownHeaders(planning) };
  if (planning.caller.kind === "key") delete headers["origin"];
  if (chance(draw, 40)) headers["accept-language"] = pick(draw, ["en", "de", "en-XA", "*", "x;q=9"]);
  if (operation.method === "GET") {
    const query = [...fields]
      .filter(([, value]) => value !== undefined)
      .map(
        ([name, value]) =>
          `${encodeURIComponent(wellFormed(name))}=${encodeURIComponent(wellFormed(textOf(value)))}`,
      );
    const again = chance(draw, 3) ? query : [];
    const search = [...query, ...again].join("&");
    return { method: "GET", target: search === "" ? path : `${path}?${search}`, headers, body: null };
  }
  if (chance(draw, 30)) headers["idempotency-key"] = `fuzz-${chance(draw, 50) ? number : number % 20}`;
  if (operation.method === "DELETE") return { method: "DELETE", target: path, headers, body: null };
  const body = jsonOf(Object.fromEntries(fields), planning);
  return {
    method: operation.method,
    target: path,
    headers: { ...headers, "content-type": "application/json" },
    body,
  };
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : jsonText(value);
}

/** The same request with another method, header, address or type. */
function odd(plain: WireRequest, { draw, number, appUrl }: Planning): WireRequest {
  const header = (name: string, value: string): WireRequest => ({
    ...plain,
    headers: { ...plain.headers, [name]: value },
  });
  const garbage = () => nastyText(draw, number).slice(0, 2_000);
  const method = pick(draw, [
    "PUT",
    "PATCH",
    "DELETE",
    "OPTIONS",
    "HEAD",
    "TRACE",
    "PROPFIND",
    "GET",
    "POST",
  ]);
  const joint = plain.target.includes("?") ? "&" : "?";
  return pick<() => WireRequest>(draw, [
    () => ({ ...plain, method, body: method === "GET" || method === "HEAD" ? null : plain.body }),
    () =>
      header(
        "content-type",
        pick(draw, [
          "text/plain",
          "application/xml",
          "///",
          "multipart/form-data",
          "application/json; charset=utf-16",
          "application/x-www-form-urlencoded",
        ]),
      ),
    () => header("origin", pick(draw, ["https://evil.example", "null", `${appUrl}.evil.example`, garbage()])),
    () =>
      header(
        "authorization",
        pick(draw, ["Bearer", "Bearer bawk_nothing", "Basic YTpi", `Bearer ${"x".repeat(4_000)}`, garbage()]),
      ),
    () =>
      header(
        "cookie",
        pick(draw, ["a=b", "better-auth.session_token=x.y", "=;=;", "a=b;".repeat(500), garbage()]),
      ),
    () =>
      header(
        "accept-language",
        pick(draw, ["de-DE,de;q=0.9", "*", "en,".repeat(2_000), "en-u-ca-x", garbage()]),
      ),
    () => header("accept", pick(draw, ["application/xml", "*/*;q=x", "text/html;q=0", garbage()])),
    () => header("idempotency-key", pick(draw, ["", "x".repeat(300), garbage()])),
    () => header("range", "bytes=0-0,-1"),
    () => header("if-none-match", pick(draw, ["*", 'W/"x"', garbage()])),
    () => header("content-encoding", pick(draw, ["gzip", "br", "identity"])),
    () => header("x-forwarded-for", pick(draw, ["203.0.113.9", "::1, evil", garbage()])),
    () => header("x-http-method-override", "DELETE"),
    () => header("host", pick(draw, ["evil.example", "localhost", "[::1]:80", garbage()])),
    () => header("sec-fetch-site", pick(draw, ["cross-site", "same-origin", "none", garbage()])),
    () => ({
      ...plain,
      target: `${plain.target}${joint}${pick(draw, ["a=%zz", "a=%ff", "_data=x", "batch=1", "input=1", "input=%7B%7D", "a[]=1&a[]=2", `x=${"y".repeat(4_000)}`])}`,
    }),
    () => ({
      ...plain,
      target: plain.target.replace(
        "/",
        pick(draw, ["//", "/./", "/%2e%2e/", "/\\", "/%00", "/;x/", "/A/", "http://evil.example/"]),
      ),
    }),
    () => ({
      ...plain,
      target: `${plain.target.split("?")[0] ?? ""}${pick(draw, [".data", "/", "/x", ".json", "%20", encodeURIComponent(wellFormed(garbage()))])}`,
    }),
  ])();
}
