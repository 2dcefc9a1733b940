import { createHmac, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import type { MailReport } from "../domain/providers/mail-report.ts";
import { instantFromEpochSeconds, parseInstant, type Instant } from "../domain/values/instant.ts";
import { isSignedAbout } from "./delivery-age.ts";

/** 5 min, either way, as Standard Webhooks recommends. */
const TOLERANCE_SECONDS = 300;
/** More than any provider reports of one mail of ours, which have one receiver each. */
const ADDRESSES_MAX = 50;
/** The longest address that SMTP takes. */
const ADDRESS_CHARACTERS_MAX = 320;
/** A code such as `Suppressed` or `NoEmail`; words repeat addresses. */
const REASON = /^[A-Za-z][A-Za-z0-9_-]{0,39}$/;

/** The three headers of Standard Webhooks; null for one that is missing. */
interface MailSignature {
  readonly id: string | null;
  readonly timestamp: string | null;
  readonly signatures: string | null;
}

/** A delivery as its sender has signed it. */
export interface SignedDelivery {
  /** The sender's, the same when it is sent again. */
  readonly id: string;
  /** When this one was sent. */
  readonly sentAt: Instant;
}

/** Null for what none of our secrets signed about now. Never throws, whatever it is given. */
export type VerifyMailReport = (delivery: {
  readonly body: string;
  readonly signature: MailSignature;
  readonly at: Instant;
}) => SignedDelivery | null;

/**
 * Looks whether one of these secrets signed raw bytes, about now: HMAC-SHA256 over `id.timestamp.body`. The library's own check is not used: it asks the
 * system's clock, and its HMAC takes a hundred times as long as Node's, which whoever knows the address could have us compute.
 * @param secrets `whsec_` and base64.
 */
export function createMailReportVerifier(secrets: readonly string[]): VerifyMailReport {
  const keys = secrets.map((secret) => Buffer.from(secret.replace(/^whsec_/, ""), "base64"));
  return ({ body, signature: { id, timestamp, signatures }, at }) => {
    if (id === null || timestamp === null || signatures === null || !/^\d{1,12}$/.test(timestamp))
      return null;
    const seconds = Number(timestamp);
    if (!isSignedAbout(at, seconds, TOLERANCE_SECONDS)) return null;
    const given = signatures.split(" ").map((one) => Buffer.from(one));
    const isSigned = keys.some((key) => {
      const mac = createHmac("sha256", key).update(`${id}.${seconds}.`).update(body).digest("base64");
      const expected = Buffer.from(`v1,${mac}`);
      return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
    });
    return isSigned ? { id, sentAt: instantFromEpochSeconds(seconds) } : null;
  };
}

/** What every event has, whatever it is about. */
const typeSchema = z.object({ type: z.string() });

/** What Resend sends, as far as we read it; other senders write the same. */
const eventSchema = z.object({
  type: z.enum(["email.bounced", "email.complained", "email.delivered"]),
  created_at: z.string().optional().catch(undefined),
  data: z.object({
    to: z.union([z.string().transform((one) => [one]), z.array(z.string()).max(ADDRESSES_MAX)]),
    bounce: z
      .object({
        type: z.string().optional().catch(undefined),
        subType: z.string().optional().catch(undefined),
      })
      .optional()
      .catch(undefined),
  }),
});

const KIND_OF = {
  "email.bounced": "bounced",
  "email.complained": "complained",
  "email.delivered": "delivered",
} as const satisfies Record<z.infer<typeof eventSchema>["type"], MailReport["kind"]>;

/**
 * What signed bytes report; `not_ours` for other events, and for a bounce that the provider calls temporary; null for what cannot be read, or names no
 * address. Never throws.
 */
export function readMailReport(body: string): MailReport | "not_ours" | null {
  const json = parseJson(body);
  const type = typeSchema.safeParse(json).data?.type;
  if (type === undefined) return null;
  if (!Object.hasOwn(KIND_OF, type)) return "not_ours";
  const event = eventSchema.safeParse(json).data;
  if (event === undefined) return null;
  const { bounce, to } = event.data;
  const kind = KIND_OF[event.type];
  if (kind === "bounced" && bounce?.type !== undefined && bounce.type.toLowerCase() !== "permanent")
    return "not_ours";
  const reason = bounce?.subType ?? null;
  const addresses = to
    .map((one) => addressAlone(one).toLowerCase())
    .filter((one) => one.includes("@") && one.length <= ADDRESS_CHARACTERS_MAX);
  if (addresses.length === 0) return null;
  return {
    kind,
    addresses,
    reason: reason !== null && REASON.test(reason) ? reason : null,
    happenedAt: parseInstant(event.created_at ?? ""),
  };
}

/** Of `Casey <casey@example.com>`. */
function addressAlone(receiver: string): string {
  const opened = receiver.lastIndexOf("<");
  return (opened === -1 ? receiver : receiver.slice(opened + 1).replace(/>\s*$/, "")).trim();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
