import ipaddr from "ipaddr.js";

/** Which receivers are sent to. */
export interface ReceiverRules {
  /** Whether plain HTTP and any port are taken too. */
  readonly anyPort: boolean;
  /** `address` as a resolver or a URL gives it. */
  readonly mayConnectTo: (address: string) => boolean;
}

/** In production: HTTPS, port 443, public unicast addresses. */
export const PUBLIC_RECEIVERS: ReceiverRules = { anyPort: false, mayConnectTo: isPublicAddress };

/** For the sandbox: this machine as well, over HTTP and on any port. */
export const TEST_RECEIVERS: ReceiverRules = {
  anyPort: true,
  mayConnectTo: (address) => isPublicAddress(address) || isLoopback(address),
};

/** Where Azure's machines find their platform; it looks public and is not. */
const PLATFORM_ADDRESSES = new Set(["168.63.129.16"]);

/** 2000::/3 is all that is given out as global unicast: `::127.0.0.1` and what is not given out yet stand outside. */
const isGlobalUnicast = (firstPart: number) => (firstPart & 0xe000) === 0x2000;

/**
 * Whether everybody reaches this address. An IPv4 address within an IPv6 one (`::ffff:…`, NAT64's `64:ff9b::…`) counts as what it leads to;
 * tunnels (6to4, Teredo) count as not public.
 */
export function isPublicAddress(text: string): boolean {
  const address = addressOf(text);
  if (address === null) return false;
  if (address instanceof ipaddr.IPv4)
    return address.range() === "unicast" && !PLATFORM_ADDRESSES.has(address.toString());
  return address.range() === "unicast" && isGlobalUnicast(address.parts[0] ?? 0);
}

function isLoopback(text: string): boolean {
  return addressOf(text)?.range() === "loopback";
}

/** Null for what is no address, or one with a zone. */
function addressOf(text: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  // Four parts in decimal: other spellings of IPv4 are read differently by different readers.
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  if (!ipaddr.IPv6.isValid(text) || text.includes("%")) return null;
  const address = ipaddr.IPv6.parse(text);
  if (address.isIPv4MappedAddress()) return address.toIPv4Address();
  // RFC 6052's own prefix, 64:ff9b::/96: the last four bytes are the IPv4 address. The local one beside it stays what it is.
  const isNat64 = address.range() === "rfc6052" && address.parts[2] === 0;
  return isNat64 ? new ipaddr.IPv4(address.toByteArray().slice(12)) : address;
}
