/** A host by its name: no wildcard, no address in brackets, no dot at the end. */
const HOST = /^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/;

/**
 * The origin that a text names, as browsers write it: `https://shop.example`, with a port that is not https's own. `http` for localhost alone, where
 * pages are developed. Null for anything else, also for an address with a path, a name or a password in it.
 */
export function webOriginOf(text: string): string | null {
  const typed = text.trim();
  if (!URL.canParse(typed)) return null;
  const url = new URL(typed);
  const { origin, protocol, hostname, href } = url;
  // What the address says beyond its origin: nothing, or the slash that every address has.
  if (href !== `${origin}/` || typed.includes("?") || typed.includes("#")) return null;
  if (!HOST.test(hostname)) return null;
  const isSafe = protocol === "https:" || (protocol === "http:" && hostname === "localhost");
  return isSafe ? origin : null;
}
