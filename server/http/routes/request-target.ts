/** What a request asks for: parsed once, and the only form of it that guards, router, cache and limits look at. */
export interface RequestTarget {
  /** In its one normal form: what the router decodes is what the guards compared. */
  readonly path: string;
  /** `?` and all after it, as it came; empty when there is none. */
  readonly search: string;
}

/** `http://host/path?query`, as a proxy is asked; the rest is what stands in other requests. */
const ABSOLUTE = /^(https?:\/\/[^/?#\\@]+)(\/.*)?$/i;
/** An encoded letter, digit, `-`, `.`, `_` or `~`: a second way to write what needs no encoding, dots included. */
const ENCODED_UNRESERVED = /%(?:2[DE]|3[0-9]|4[1-9A-F]|5[0-9AF]|6[1-9A-F]|7[0-9AE])/i;
/** An encoded slash, backslash or NUL: a part of a path that another reader takes for two, or for the end. */
const ENCODED_SEPARATOR = /%(?:2F|5C|00)/i;

/**
 * The target of a request line, or null for one that has a second spelling: dot segments, empty segments, backslashes, encoded separators
 * or unreserved letters, text that is not UTF-8, a fragment, or another origin than ours. What comes back means the same to every reader.
 * A query may hold anything.
 */
export function parseRequestTarget(target: string | undefined, appOrigin: string): RequestTarget | null {
  const local = target?.startsWith("/") === true ? target : localPartOf(target ?? "", appOrigin);
  if (local?.startsWith("/") !== true || local.includes("#")) return null;
  const end = local.indexOf("?");
  const path = end === -1 ? local : local.slice(0, end);
  return isNormal(path, appOrigin) ? { path, search: end === -1 ? "" : local.slice(end) } : null;
}

/** What follows our own origin; null for another's. */
function localPartOf(target: string, appOrigin: string): string | null {
  const [, origin = "", rest = "/"] = ABSOLUTE.exec(target) ?? [];
  return URL.canParse(origin) && new URL(origin).origin === appOrigin ? rest : null;
}

/** Names of letters, digits, `-` and `_` alone: nothing that could be written in another way. */
const PLAIN = /^(?:\/[\w-]+)+$/;

function isNormal(path: string, appOrigin: string): boolean {
  if (PLAIN.test(path)) return true;
  if (path.includes("//") || ENCODED_SEPARATOR.test(path) || ENCODED_UNRESERVED.test(path)) return false;
  if (!isDecodable(path)) return false;
  // The URL parser resolves dots and backslashes and encodes what must be: whatever it would change has two spellings.
  return new URL(`${appOrigin}${path}`).pathname === path;
}

function isDecodable(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
