import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";

/** Stands for an unknown address: the sender hung up before it was read. */
const UNKNOWN = "0.0.0.0";
/** The first half of an IPv6 address, which is one household's or server's network: it can use a new address of it for every request. */
const NETWORK_BLOCKS = 4;

export interface ClientAddressReader {
  /** The client's IPv4 or IPv6 address, without port, brackets or zone. Never one that the client itself has written. */
  of(request: IncomingMessage): string;
}

/**
 * Each of our own proxies appends the address it sees to X-Forwarded-For, so the one that our outermost proxy saw is that many from the
 * right; all before it can be forged. What cannot be read there counts as the address of the socket: everybody behind that proxy then
 * shares one, and `warn` says so once.
 */
export function createClientAddressReader(settings: {
  readonly trustedProxyHops: number;
  readonly warn: (message: string) => void;
}): ClientAddressReader {
  const { trustedProxyHops } = settings;
  let hasWarned = false;

  function forwardedOf({ headers }: IncomingMessage): string | null {
    const forwarded = headers["x-forwarded-for"];
    const all = (Array.isArray(forwarded) ? forwarded.join(",") : (forwarded ?? "")).split(",");
    return parseAddress(all.at(-trustedProxyHops)?.trim() ?? "");
  }

  return {
    of(request) {
      const socketAddress = parseAddress(request.socket.remoteAddress ?? "") ?? UNKNOWN;
      if (trustedProxyHops === 0) return socketAddress;
      const forwarded = forwardedOf(request);
      if (forwarded !== null) return forwarded;
      if (!hasWarned) {
        hasWarned = true;
        settings.warn(
          "X-Forwarded-For holds no address where TRUSTED_PROXY_HOPS says: all who come that way share the limits of one",
        );
      }
      return socketAddress;
    },
  };
}

/**
 * The address in `203.0.113.7`, `203.0.113.7:51000`, `2001:db8::1`, `[2001:db8::1]` or `[2001:db8::1]:443`; an IPv4 address that is written
 * as an IPv6 one comes out as the former. Null for anything else.
 */
export function parseAddress(text: string): string | null {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)?.[1];
  const withPort = /^(\d[\d.]*):\d{1,5}$/.exec(text)?.[1];
  const [bare = ""] = (bracketed ?? withPort ?? text).split("%");
  if (bracketed !== undefined && isIP(bare) !== 6) return null;
  const mapped = /^::ffff:(\d[\d.]*)$/i.exec(bare)?.[1];
  const address = mapped ?? bare;
  return isIP(address) === 0 ? null : address.toLowerCase();
}

/** What counts as one sender: an IPv4 address, or the /64 that an IPv6 address is in. */
export function networkOf(address: string): string {
  if (isIP(address) !== 6) return address;
  const [head = "", tail] = address.split("::");
  const blocks = blocksOf(head);
  const after = tail === undefined ? [] : blocksOf(tail);
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - blocks.length - after.length);
  const all = [...blocks, ...Array.from({ length: zeros }, () => "0"), ...after];
  const network = all.slice(0, NETWORK_BLOCKS).map((block) => block.replace(/^0+(?=.)/, ""));
  return `${network.join(":")}::/64`;
}

/** The blocks of one side of a `::`; an IPv4 address at the end stands for two. */
function blocksOf(text: string): string[] {
  if (text === "") return [];
  return text.split(":").flatMap((block) => (block.includes(".") ? ["0", "0"] : [block.toLowerCase()]));
}
