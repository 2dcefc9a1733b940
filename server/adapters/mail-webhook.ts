import { timingSafeEqual } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { z } from "zod";
import type { MailReport } from "../domain/providers/mail-report.ts";
import { parseInstant, type Instant } from "../domain/values/instant.ts";
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

/**
 * Whether one of these secrets signed these raw bytes, about now: HMAC-SHA256 over `id.timestamp.body`. The library's own check is not used, because it asks
 * the system's clock. Never throws, whatever it is given.
 */
export function isSignedMailReport(delivery: {
  readonly body: string;
  readonly signature: MailSignature;
  readonly secrets: readonly string[];
  readonly at: Instant;
}): boolean {
  const { id, timestamp, signatures } = delivery.signature;
  if (id === null || timestamp === null || signatures === null || !/^\d{1,12}$/.test(timestamp)) return false;
  const signedAt = Number(timestamp);
  if (!isSignedAbout(delivery.at, signedAt, TOLERANCE_SECONDS)) return false;
  const date = new Date(signedAt * 1_000);
  const given = signatures.split(" ").map((one) => Buffer.from(one));
  return delivery.secrets.some((secret) => {
    const expected = Buffer.from(new Webhook(secret).sign(id, date, delivery.body));
    return given.some((one) => one.length === expected.length && timingSafeEqual(one, expected));
  });
}

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

/** What signed bytes report; null for what is none of these events, and for a bounce that the provider calls temporary. Never throws. */
export function readMailReport(body: string): MailReport | null {
  const event = eventSchema.safeParse(parseJson(body)).data;
  if (event === undefined) return null;
  const { bounce, to } = event.data;
  const kind = KIND_OF[event.type];
  if (kind === "bounced" && bounce?.type !== undefined && bounce.type.toLowerCase() !== "permanent")
    return null;
  const reason = bounce?.subType ?? null;
  return {
    kind,
    addresses: to
      .map((one) => addressAlone(one).toLowerCase())
      .filter((one) => one.includes("@") && one.length <= ADDRESS_CHARACTERS_MAX),
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
