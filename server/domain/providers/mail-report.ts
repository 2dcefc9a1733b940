import type { Instant } from "../values/instant.ts";

/** `bounced`: refused for good. `complained`: called spam by its receiver. `delivered`: taken by the receiver's mail server. */
export type MailReportKind = "bounced" | "complained" | "delivered";

/** What a mail provider reports of one mail that it has sent for us. */
export interface MailReport {
  readonly kind: MailReportKind;
  /** Whom it was sent to, in lower case. */
  readonly addresses: readonly string[];
  /** The provider's code; null when it gave none, or words. */
  readonly reason: string | null;
  /** By the provider's clock; null when it does not say. */
  readonly happenedAt: Instant | null;
}

/** The bounce, while no delivery came after it; null otherwise. */
export function refusedSince(bouncedAt: Instant | null, deliveredAt: Instant | null): Instant | null {
  if (bouncedAt === null) return null;
  return deliveredAt === null || deliveredAt < bouncedAt ? bouncedAt : null;
}
