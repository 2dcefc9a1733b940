import { Resolver } from "node:dns/promises";
import { isIP } from "node:net";

/** Every address that a name leads to; empty when there is none. */
export type ResolveHost = (host: string) => Promise<readonly string[]>;

/** 3 s, twice: the whole sending has ten. */
const DNS_MS_MAX = 3_000;

/**
 * Asks the DNS for all A and AAAA records, with nothing kept in between. Not through the system's own lookup, of which Node runs four at a time for
 * everything: a server of names that does not answer would stop sign-in and files, too.
 */
export function createHostResolver(): ResolveHost {
  const resolver = new Resolver({ timeout: DNS_MS_MAX, tries: 2 });
  return async (host) => {
    if (isIP(host) !== 0) return [host];
    // No server of names is asked for it (RFC 6761).
    if (host === "localhost") return ["127.0.0.1", "::1"];
    const found = await Promise.allSettled([resolver.resolve4(host), resolver.resolve6(host)]);
    return found.flatMap((records) => (records.status === "fulfilled" ? records.value : []));
  };
}
