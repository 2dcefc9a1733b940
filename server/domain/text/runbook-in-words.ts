import type { AlertKind } from "../health/alert-kinds.ts";
import { backupLateRunbook } from "./en/operator/runbooks/backup-late.ts";
import { certificateExpiringRunbook } from "./en/operator/runbooks/certificate-expiring.ts";
import { checkoutRefusedRunbook } from "./en/operator/runbooks/checkout-refused.ts";
import { clockWrongRunbook } from "./en/operator/runbooks/clock-wrong.ts";
import { connectionTroubleRunbook } from "./en/operator/runbooks/connection-trouble.ts";
import { databaseUnwritableRunbook } from "./en/operator/runbooks/database-unwritable.ts";
import { deadlinesOverdueRunbook } from "./en/operator/runbooks/deadlines-overdue.ts";
import { jobFailedRunbook } from "./en/operator/runbooks/job-failed.ts";
import { moneyDriftRunbook } from "./en/operator/runbooks/money-drift.ts";
import { moneyJobFailedRunbook } from "./en/operator/runbooks/money-job-failed.ts";
import { providerDownRunbook } from "./en/operator/runbooks/provider-down.ts";
import { queueLateRunbook } from "./en/operator/runbooks/queue-late.ts";
import { reconciliationLateRunbook } from "./en/operator/runbooks/reconciliation-late.ts";
import { refundFailedRunbook } from "./en/operator/runbooks/refund-failed.ts";
import { restorationHeldRunbook } from "./en/operator/runbooks/restoration-held.ts";
import { signatureFailuresRunbook } from "./en/operator/runbooks/signature-failures.ts";
import { unknownWorkRunbook } from "./en/operator/runbooks/unknown-work.ts";
import { webhookSilenceRunbook } from "./en/operator/runbooks/webhook-silence.ts";
import { runbookPage } from "./en/operator/runbook-page.ts";
import type { Language } from "./language.ts";
import { textIn, type Place } from "./place.ts";

/** What every page of this kind says. */
type RunbookMessages = Readonly<
  Record<"title" | "meaning" | "stake" | "step1" | "step2" | "step3" | "ifNot" | "over", string>
>;

/** What goes with a step, the same in every language. */
interface StepTools {
  /** For the server’s shell. */
  readonly command?: string;
  /** A page of ours, as a path. */
  readonly page?: string;
  /** Somebody else’s page. */
  readonly link?: string;
}

interface RunbookSource {
  readonly place: Place<RunbookMessages>;
  readonly steps: readonly [StepTools, StepTools, StepTools];
}

const RUNBOOKS = {
  money_job_failed: {
    place: moneyJobFailedRunbook,
    steps: [
      { page: "/operator/failed-jobs" },
      { command: "npm run doctor" },
      { page: "/operator/failed-jobs" },
    ],
  },
  refund_failed: {
    place: refundFailedRunbook,
    steps: [{ page: "/operator" }, {}, { page: "/operator/failed-jobs" }],
  },
  money_drift: {
    place: moneyDriftRunbook,
    steps: [{ page: "/operator/reconciliation" }, {}, { page: "/operator/reconciliation" }],
  },
  checkout_refused: {
    place: checkoutRefusedRunbook,
    steps: [{ page: "/operator#payments" }, {}, { command: "npm run doctor" }],
  },
  database_unwritable: {
    place: databaseUnwritableRunbook,
    steps: [
      { command: "df -h" },
      {
        command:
          "psql -h <host> -U <role> -d <database> -c 'select pg_is_in_recovery(), current_setting($$transaction_read_only$$)'",
      },
      { command: 'curl -fsS "$APP_URL/readyz"' },
    ],
  },
  restoration_held: {
    place: restorationHeldRunbook,
    steps: [
      { command: "npm run release" },
      { command: "npm run doctor" },
      { page: "/operator/reconciliation" },
    ],
  },
  queue_late: {
    place: queueLateRunbook,
    steps: [
      { page: "/operator" },
      { command: "journalctl -u 'booking@*' --since -15min | grep -i error" },
      { command: "npm run doctor" },
    ],
  },
  deadlines_overdue: {
    place: deadlinesOverdueRunbook,
    steps: [{ page: "/operator" }, { page: "/operator/reconciliation" }, { page: "/operator/bookings" }],
  },
  provider_down: {
    place: providerDownRunbook,
    steps: [
      { link: "https://status.stripe.com" },
      { command: "curl -sS -o /dev/null -w '%{http_code}\\n' https://api.stripe.com" },
      { command: "npm run doctor" },
    ],
  },
  webhook_silence: {
    place: webhookSilenceRunbook,
    steps: [
      { command: "npm run doctor" },
      { page: "/operator#connections" },
      { page: "/operator/reconciliation" },
    ],
  },
  signature_failures: {
    place: signatureFailuresRunbook,
    steps: [
      { command: "npm run doctor" },
      { page: "/operator/reconciliation" },
      { page: "/operator#connections" },
    ],
  },
  job_failed: {
    place: jobFailedRunbook,
    steps: [{ page: "/operator/failed-jobs" }, {}, { page: "/operator/failed-jobs" }],
  },
  connection_trouble: {
    place: connectionTroubleRunbook,
    steps: [{ page: "/operator#connections" }, {}, { command: "npm run doctor" }],
  },
  unknown_work: { place: unknownWorkRunbook, steps: [{ command: "npm run migrate -- status" }, {}, {}] },
  clock_wrong: {
    place: clockWrongRunbook,
    steps: [
      { command: "timedatectl status" },
      { command: "sudo timedatectl set-ntp true" },
      { command: "sudo systemctl restart systemd-timesyncd" },
    ],
  },
  certificate_expiring: {
    place: certificateExpiringRunbook,
    steps: [
      {
        command:
          "openssl s_client -connect your.site:443 -servername your.site </dev/null 2>/dev/null | openssl x509 -noout -enddate -issuer",
      },
      { command: "journalctl -u caddy --since -2d | grep -i -E 'renew|obtain|error'" },
      { command: "sudo systemctl reload caddy" },
    ],
  },
  reconciliation_late: {
    place: reconciliationLateRunbook,
    steps: [
      { page: "/operator/reconciliation" },
      { page: "/operator#connections" },
      { page: "/operator/reconciliation" },
    ],
  },
  backup_late: {
    place: backupLateRunbook,
    steps: [
      { command: "journalctl -u booking-backup --since -3d" },
      { command: "df -h" },
      { command: "npm run backup" },
    ],
  },
} as const satisfies Readonly<Record<AlertKind, RunbookSource>>;

/** A page that says what to do about one kind of trouble. */
export interface Runbook {
  readonly title: string;
  readonly meaning: string;
  /** What may be lost, and what is safe. */
  readonly stake: string;
  readonly steps: readonly (StepTools & { readonly text: string })[];
  /** How commands of ours are run; null where no step has one. */
  readonly commands: string | null;
  /** What to do when that does not help. */
  readonly ifNot: string;
  /** How to see that it is over. */
  readonly over: string;
}

export function runbookInWords(kind: AlertKind, language: Language): Runbook {
  const { place, steps }: RunbookSource = RUNBOOKS[kind];
  const t = textIn(place, language);
  const [first, second, third] = steps;
  return {
    title: t("title"),
    meaning: t("meaning"),
    stake: t("stake"),
    steps: [
      { ...first, text: t("step1") },
      { ...second, text: t("step2") },
      { ...third, text: t("step3") },
    ],
    commands: steps.some(({ command }) => command?.startsWith("npm run") === true)
      ? textIn(runbookPage, language)("commands")
      : null,
    ifNot: t("ifNot"),
    over: t("over"),
  };
}
