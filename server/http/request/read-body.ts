import type { IncomingMessage } from "node:http";
import type { RefusalReason } from "../answers/refused-answers.ts";
import type { Route } from "../routes/route-table.ts";

/** Our deepest input has five levels, a batch of them six. */
const JSON_DEPTH_MAX = 32;

/** `absent`: the request brings none. */
export type ReadBody =
  | { readonly ok: true; readonly bytes: Buffer | "absent" }
  | { readonly ok: false; readonly status: 400 | 413; readonly reason: RefusalReason };

const TOO_LONG = { ok: false, status: 413, reason: "too_long" } as const;

/**
 * The body of a POST, checked to be a whole, well-formed form or JSON as the route takes it. Rejects when the sender goes away. What is too long is
 * not read to its end.
 */
export async function readBody(request: IncomingMessage, route: Route): Promise<ReadBody> {
  if (request.method !== "POST") return { ok: true, bytes: "absent" };
  const bytes = await readUpTo(request, route.bodyBytesMax);
  if (bytes === null) return TOO_LONG;
  const type = request.headers["content-type"] ?? "";
  switch (route.body) {
    case "bytes":
      return { ok: true, bytes };
    case "form":
      return (await isForm(type, bytes)) ? { ok: true, bytes } : malformed("unreadable_form");
    case "json":
      return isJson(type, bytes) ? { ok: true, bytes } : malformed("unreadable_json");
  }
}

function malformed(reason: RefusalReason): ReadBody {
  return { ok: false, status: 400, reason };
}

/** Null as soon as it is longer. By events: an iterator costs more than all the rest of a short body. */
function readUpTo(request: IncomingMessage, bytesMax: number): Promise<Buffer | null> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const onData = (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes <= bytesMax) {
        chunks.push(chunk);
        return;
      }
      request.off("data", onData).pause();
      resolve(null);
    };
    request.on("data", onData);
    request.once("end", () => {
      const [first] = chunks;
      resolve(chunks.length === 1 && first !== undefined ? first : Buffer.concat(chunks));
    });
    request.once("error", reject);
    request.once("close", () => reject(new Error("The sender left before the end of the body.")));
  });
}

async function isForm(type: string, bytes: Buffer): Promise<boolean> {
  if (isType(type, "application/x-www-form-urlencoded")) {
    const text = textOf(bytes);
    return text !== null && isDecodable(text.replaceAll("+", " "));
  }
  if (!isType(type, "multipart/form-data")) return false;
  const body = new Response(new Uint8Array(bytes), { headers: { "content-type": type } });
  return body.formData().then(
    () => true,
    () => false,
  );
}

/** Nothing at all is the input of a procedure that takes none. */
function isJson(type: string, bytes: Buffer): boolean {
  if (bytes.length === 0) return true;
  const text = isType(type, "application/json") ? textOf(bytes) : null;
  return text !== null && depthOf(text) <= JSON_DEPTH_MAX && isParsable(text);
}

function isType(type: string, wanted: string): boolean {
  return type.split(";")[0]?.trim().toLowerCase() === wanted;
}

/** Null for bytes that are no UTF-8. */
function textOf(bytes: Buffer): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function isDecodable(text: string): boolean {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
}

function isParsable(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** How many brackets are open at once at most: counted in one walk, before any parser goes along. */
function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json[at];
    if (isInText) {
      if (sign === "\\") at += 1;
      else isInText = sign !== '"';
    } else if (sign === '"') isInText = true;
    else if (sign === "[" || sign === "{") deepest = Math.max(deepest, (depth += 1));
    else if (sign === "]" || sign === "}") depth -= 1;
  }
  return deepest;
}
