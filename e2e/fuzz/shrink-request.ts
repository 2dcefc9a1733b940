import type { WireRequest } from "./wire.ts";

/** Takes away what a failing request fails without: headers, parts of the query, fields of a JSON body. `fails` sends one. */
export async function shrinkRequest(
  request: WireRequest,
  fails: (smaller: WireRequest) => Promise<boolean>,
): Promise<WireRequest> {
  let smallest = request;
  for (const smaller of steps) {
    for (let at = 0; ;) {
      const candidate = smaller(smallest, at);
      if (candidate === null) break;
      if (await fails(candidate)) smallest = candidate;
      else at += 1;
    }
  }
  return smallest;
}

/** The request without the part at this place; null when there is none. */
type Step = (request: WireRequest, at: number) => WireRequest | null;

const steps: readonly Step[] = [
  (request, at) => {
    const names = Object.keys(request.headers);
    const { [names[at] ?? ""]: dropped, ...headers } = request.headers;
    return dropped === undefined ? null : { ...request, headers };
  },
  (request, at) => {
    const [path = "", search] = request.target.split("?");
    const parts = search?.split("&") ?? [];
    if (at >= parts.length) return null;
    const left = parts.filter((_, place) => place !== at).join("&");
    return { ...request, target: left === "" ? path : `${path}?${left}` };
  },
  (request, at) => {
    const fields = fieldsOf(request.body);
    const name = Object.keys(fields)[at];
    if (name === undefined) return null;
    const left = Object.entries(fields).filter(([one]) => one !== name);
    return { ...request, body: Buffer.from(JSON.stringify(Object.fromEntries(left))) };
  },
];

function fieldsOf(body: Buffer | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(body?.toString() ?? "");
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : {};
  } catch {
    return {};
  }
}
