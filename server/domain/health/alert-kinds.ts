/**
 * How soon somebody has to look. `critical`: money is stuck or may be lost, or nobody can book. `serious`: something does not work, and what depends on
 * it is late. `soon`: nothing is wrong yet, or a safeguard is missing.
 */
export const ALERT_SEVERITIES = ["critical", "serious", "soon"] as const;
export type AlertSeverity = (typeof ALERT_SEVERITIES)[number];

interface AlertKindRule {
  readonly severity: AlertSeverity;
  /**
   * How long it has to hold before anybody is told. Zero for what has happened. A minute for what is late: a process that has just started, or whose
   * clock was moved, finds everything late once, and sets to work.
   */
  readonly holdsMinutes: 0 | 1;
}

/** Everything that operators are told of, the most pressing first. */
export const ALERT_KINDS = {
  /** A job that opens or closes a payment page has failed for good. */
  money_job_failed: { severity: "critical", holdsMinutes: 0 },
  /** A refund that Stripe has refused for good, or that a bank has sent back. */
  refund_failed: { severity: "critical", holdsMinutes: 0 },
  /** The reconciler has found money elsewhere than our records have it. */
  money_drift: { severity: "critical", holdsMinutes: 0 },
  /** Stripe opens no payment page until a person puts something right. */
  checkout_refused: { severity: "critical", holdsMinutes: 0 },
  /** The database takes no writes. Told from memory. */
  database_unwritable: { severity: "critical", holdsMinutes: 0 },
  /** The database was restored from a backup, and nobody has released it. */
  restoration_held: { severity: "critical", holdsMinutes: 1 },
  /** Work waits longer than it should. */
  queue_late: { severity: "critical", holdsMinutes: 1 },
  /** Bookings stand still though their deadline has passed. */
  deadlines_overdue: { severity: "critical", holdsMinutes: 1 },
  /** A provider has answered nothing for a while. */
  provider_down: { severity: "serious", holdsMinutes: 1 },
  /** A provider sends no webhooks at hours when it usually does. */
  webhook_silence: { severity: "serious", holdsMinutes: 1 },
  /** Webhooks whose signature is wrong. */
  signature_failures: { severity: "serious", holdsMinutes: 0 },
  /** A job or a webhook, not about money, has failed for good. */
  job_failed: { severity: "serious", holdsMinutes: 0 },
  /** Calendly connections that do not work or cannot be checked. */
  connection_trouble: { severity: "serious", holdsMinutes: 1 },
  /** Work of a type that no running version knows. */
  unknown_work: { severity: "serious", holdsMinutes: 1 },
  /** A server's clock differs from a provider's. */
  clock_wrong: { severity: "serious", holdsMinutes: 0 },
  /** The site's own certificate ends soon. */
  certificate_expiring: { severity: "soon", holdsMinutes: 0 },
  /** Nothing has been compared with Stripe and Calendly for long. */
  reconciliation_late: { severity: "soon", holdsMinutes: 1 },
  /** The last backup is too old. */
  backup_late: { severity: "soon", holdsMinutes: 1 },
} as const satisfies Readonly<Record<string, AlertKindRule>>;

export type AlertKind = keyof typeof ALERT_KINDS;

export const ALERT_KIND_NAMES = Object.keys(ALERT_KINDS) as readonly AlertKind[];

/** `refund_failed` → `refund-failed`: in addresses and names of files. */
export function slugOfAlertKind(kind: AlertKind): string {
  return kind.replaceAll("_", "-");
}

/** Null when there is no such kind. */
export function alertKindOfSlug(slug: string): AlertKind | null {
  return ALERT_KIND_NAMES.find((kind) => slugOfAlertKind(kind) === slug) ?? null;
}

/** The most pressing first, by kind; for sorting. */
export function comparePressing(one: AlertKind, other: AlertKind): number {
  return ALERT_KIND_NAMES.indexOf(one) - ALERT_KIND_NAMES.indexOf(other);
}
