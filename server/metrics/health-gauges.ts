import { Gauge, type Registry } from "prom-client";
import { CALLED_PROVIDERS } from "../domain/health/activity.ts";
import { QUEUE_NAMES, type HealthFigures } from "../domain/health/health-figures.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";

/** One line of /metrics: its labels and value. */
type Sample = readonly [labels: Readonly<Record<string, string>>, value: number];

interface FigureGauge {
  readonly name: string;
  readonly help: string;
  readonly labelNames?: readonly string[];
  /** Empty where there is nothing to tell. */
  readonly samples: (figures: HealthFigures) => readonly Sample[];
}

const one = (value: number | null): readonly Sample[] => (value === null ? [] : [[{}, value]]);

function ageSeconds({ at }: HealthFigures, since: Instant | null): number {
  return since === null ? 0 : Math.max(0, minutesBetween(since, at) * 60);
}

/** The figures that the database gives, alike from every process: take the maximum over processes, not the sum. */
const GAUGES: readonly FigureGauge[] = [
  {
    name: "queue_lag_seconds",
    help: "Age of the oldest row that is due, or was and has been tried in vain.",
    labelNames: ["queue"],
    samples: (figures) =>
      QUEUE_NAMES.map((queue) => [{ queue }, ageSeconds(figures, figures.queues[queue].oldestSince)]),
  },
  {
    name: "queue_rows_waiting",
    help: "Rows that are neither done nor given up.",
    labelNames: ["queue"],
    samples: ({ queues }) => QUEUE_NAMES.map((queue) => [{ queue }, queues[queue].waiting]),
  },
  {
    name: "queue_rows_dead",
    help: "Rows given up, waiting for a person.",
    labelNames: ["queue"],
    samples: ({ queues }) => QUEUE_NAMES.map((queue) => [{ queue }, queues[queue].dead]),
  },
  {
    name: "queue_rows_unknown",
    help: "Rows of types that no running process knows, waiting for a newer one for 15 minutes or longer.",
    labelNames: ["queue"],
    samples: ({ queues }) => QUEUE_NAMES.map((queue) => [{ queue }, queues[queue].unknown]),
  },
  {
    name: "effect_lag_seconds",
    help: "Age of the oldest order to a provider that is not carried out: of those that move money, and of the others.",
    labelNames: ["about"],
    samples: (figures) => [
      [{ about: "money" }, ageSeconds(figures, figures.oldestEffectSince.money)],
      [{ about: "others" }, ageSeconds(figures, figures.oldestEffectSince.others)],
    ],
  },
  {
    name: "dead_money_effects",
    help: "Orders that move money and were given up, refunds included.",
    samples: ({ deadMoneyEffects }) => one(deadMoneyEffects),
  },
  {
    name: "dead_refunds",
    help: "Refunds whose order was given up.",
    samples: ({ deadRefunds }) => one(deadRefunds),
  },
  {
    name: "refunds_unsettled",
    help: "Refunds that have not arrived: ordered (on their way), or failed (sent back, waiting for a person).",
    labelNames: ["status"],
    samples: ({ refunds }) => [
      [{ status: "ordered" }, refunds.ordered],
      [{ status: "failed" }, refunds.failed],
    ],
  },
  {
    name: "refunds_owed_minor",
    help: "What the refunds that have not arrived come to, in the currency's smallest unit.",
    labelNames: ["currency"],
    samples: ({ refunds }) =>
      refunds.unreturned.map(({ currency, amountMinor }) => [{ currency }, amountMinor]),
  },
  {
    name: "drifts_open",
    help: "Differences between our records and the providers' that nobody has resolved.",
    labelNames: ["about"],
    samples: ({ openDrifts }) => [
      [{ about: "money" }, openDrifts.money],
      [{ about: "others" }, openDrifts.all - openDrifts.money],
    ],
  },
  {
    name: "reconciliation_age_seconds",
    help: "Time since the last comparison with the providers began that left nothing out. Absent before the first.",
    samples: (figures) =>
      figures.lastWholeReconciliationAt === null
        ? []
        : one(ageSeconds(figures, figures.lastWholeReconciliationAt)),
  },
  {
    name: "backup_age_seconds",
    help: "Age of what the last good backup holds. Absent while our own command has made none.",
    samples: (figures) =>
      figures.lastBackupAt === null ? [] : one(ageSeconds(figures, figures.lastBackupAt)),
  },
  {
    name: "deadlines_overdue",
    help: "Bookings whose deadline has passed and that have not moved on.",
    samples: ({ overdueDeadlines }) => one(overdueDeadlines.count),
  },
  {
    name: "deadline_overdue_seconds",
    help: "By how much the oldest of them is late.",
    samples: (figures) => one(ageSeconds(figures, figures.overdueDeadlines.oldestAt)),
  },
  {
    name: "provider_breakers_open",
    help: "Breakers that are open for all processes: the provider has not answered and is left alone for a while. Calendly has one for each connection.",
    labelNames: ["provider"],
    samples: ({ openBreakers }) => CALLED_PROVIDERS.map((provider) => [{ provider }, openBreakers[provider]]),
  },
  {
    name: "calendly_quota_left_ratio",
    help: "The smallest share that is left of a connection's calls to Calendly, 0 to 1. Absent while no limit was told lately.",
    samples: ({ calendlyQuotaLeft }) => one(calendlyQuotaLeft),
  },
  {
    name: "calendly_connections_in_trouble",
    help: "Connections that are broken, or whose checks fail.",
    labelNames: ["trouble"],
    samples: ({ connections }) => [
      [{ trouble: "broken" }, connections.broken],
      [{ trouble: "failing_checks" }, connections.failingChecks],
    ],
  },
  {
    name: "clocks_wrong",
    help: "Our own processes whose clock is wrong.",
    samples: ({ wrongClocks }) => one(wrongClocks),
  },
  {
    name: "checkout_refusals_open",
    help: "Reasons for which Stripe opens no payment page.",
    samples: ({ refusedCheckouts }) => one(refusedCheckouts),
  },
];

export interface HealthGauges {
  /** Null: the figures could not be read, and none is told: an old one would look like a quiet one. */
  show(figures: HealthFigures | null): void;
}

export function createHealthGauges(registers: Registry[]): HealthGauges {
  const readable = new Gauge({
    name: "health_figures_readable",
    help: "1 when the figures of the database could be read for this answer; without them the gauges that come of it are absent.",
    registers,
  });
  const gauges = GAUGES.map(({ samples, labelNames = [], ...about }) => ({
    gauge: new Gauge({ ...about, labelNames: [...labelNames], registers }),
    labelNames,
    samples,
  }));
  return {
    show(figures) {
      readable.set(figures === null ? 0 : 1);
      for (const { gauge, labelNames, samples } of gauges) {
        gauge.reset();
        // Without labels a reset gauge is 0, not absent.
        if (labelNames.length === 0) gauge.remove();
        if (figures === null) continue;
        for (const [labels, value] of samples(figures)) gauge.set(labels, value);
      }
    },
  };
}
