import { isIP } from "node:net";
import type { WebhookUrlProblem } from "../../domain/providers/webhook-answer.ts";
import type { ReceiverRules } from "./receiver-rules.ts";

/** Longer ones do not pass everywhere. */
const LENGTH_MAX = 2_000;

/** Names that lead into the network of whoever asks. */
const LOCAL_NAME = /(^|\.)(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/;

/**
 * Reads the address of a webhook endpoint. What the parser would repair (spaces, tabs, backslashes, other spellings of an IPv4 address that leave
 * it private) is refused: one parser's repair is another one's other host.
 */
export function readWebhookUrl(
  text: string,
  rules: ReceiverRules,
):
  | { readonly ok: true; readonly url: URL; readonly host: string }
  | { readonly ok: false; readonly problem: WebhookUrlProblem } {
  const authority = /^https?:\/\/([^/?#]*)/i.exec(text)?.[1];
  if (text.length > LENGTH_MAX || !/^[!-~]+$/.test(text) || text.includes("\\")) return refused("malformed");
  if (authority === undefined) return refused(/^[a-z][a-z0-9+.-]*:/i.test(text) ? "not_https" : "malformed");
  if (authority.includes("@")) return refused("user_info");
  if (text.includes("#")) return refused("fragment");
  if (!URL.canParse(text)) return refused("malformed");
  const url = new URL(text);
  if (url.protocol !== "https:" && !rules.anyPort) return refused("not_https");
  if (url.port !== "" && !rules.anyPort) return refused("port");
  const host = url.hostname.replace(/^\[|\]$/g, "");
  return mayBeAsked(host, rules) ? { ok: true, url, host } : refused("not_public");
}

function mayBeAsked(host: string, rules: ReceiverRules): boolean {
  if (isIP(host) !== 0) return rules.mayConnectTo(host);
  // A name with a dot at its end is the same name, and passes whoever compares names.
  if (host.endsWith(".")) return false;
  return rules.anyPort || (host.includes(".") && !LOCAL_NAME.test(host));
}

function refused(problem: WebhookUrlProblem) {
  return { ok: false, problem } as const;
}
