import {
  addMinutes,
  epochMsOf,
  instantFromEpochMs,
  minutesBetween,
  type Instant,
} from "../values/instant.ts";
import type { Money } from "../values/money.ts";
import { CALLED_PROVIDERS, type CalledProvider } from "./activity.ts";
import type { HealthSample } from "./health-sample.ts";

/** 72 hours: what happened over a weekend is seen on Monday. */
const SERIES_HOURS = 72;
const HOUR_MS = 3_600_000;

/** A value of each of the last hours, oldest first; null for an hour without one. */
export type HourlySeries = readonly (number | null)[];

/** The figures of the last days, by the hour: of each hour the worst value, and the sum of what was counted. */
export interface HealthSeries {
  /** When the first hour began. */
  readonly from: Instant;
  readonly waiting: HourlySeries;
  readonly oldestSeconds: HourlySeries;
  readonly handledMs: HourlySeries;
  readonly arrivedMs: HourlySeries;
  readonly calls: Readonly<
    Record<CalledProvider, { readonly all: HourlySeries; readonly failed: HourlySeries }>
  >;
  readonly quotaLeft: HourlySeries;
  readonly drifts: HourlySeries;
  readonly dead: HourlySeries;
  /** In minor units, by currency. */
  readonly held: Readonly<Record<string, HourlySeries>>;
  readonly unreturned: Readonly<Record<string, HourlySeries>>;
}

/** When the first of the hours up to this instant began. */
export function seriesBeginAt(now: Instant): Instant {
  const thisHour = Math.floor(epochMsOf(now) / HOUR_MS) * HOUR_MS;
  return instantFromEpochMs(thisHour - (SERIES_HOURS - 1) * HOUR_MS);
}

export function hourlySeries(samples: readonly HealthSample[], now: Instant): HealthSeries {
  const from = seriesBeginAt(now);
  const hours = Array.from({ length: SERIES_HOURS }, (_, hour) => {
    const [begin, end] = [addMinutes(from, hour * 60), addMinutes(from, (hour + 1) * 60)];
    return samples.filter(({ slotAt }) => slotAt >= begin && slotAt < end);
  });
  const by = (
    choose: (values: readonly number[]) => number,
    valueOf: (sample: HealthSample) => number | null,
  ): HourlySeries =>
    hours.map((hour) => {
      const values = hour.map(valueOf).filter((value) => value !== null);
      return values.length === 0 ? null : choose(values);
    });
  const most = (values: readonly number[]) => Math.max(...values);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const byCurrency = (moneyOf: (sample: HealthSample) => readonly Money[]) => {
    const currencies = new Set(samples.flatMap((sample) => moneyOf(sample).map(({ currency }) => currency)));
    const minorOf = (sample: HealthSample, currency: string) =>
      moneyOf(sample).find((one) => one.currency === currency)?.amountMinor ?? 0;
    return Object.fromEntries(
      [...currencies].sort().map((currency) => [currency, by(most, (sample) => minorOf(sample, currency))]),
    );
  };
  const callsOf = (provider: CalledProvider) => ({
    all: by(sum, ({ calls }) => calls[provider].answered + calls[provider].failed),
    failed: by(sum, ({ calls }) => calls[provider].failed),
  });
  return {
    from,
    waiting: by(most, ({ waiting }) => waiting),
    oldestSeconds: by(most, ({ oldestSeconds }) => oldestSeconds),
    handledMs: by(most, ({ handledMs }) => handledMs),
    arrivedMs: by(most, ({ arrivedMs }) => arrivedMs),
    calls: Object.fromEntries(
      CALLED_PROVIDERS.map((provider) => [provider, callsOf(provider)]),
    ) as HealthSeries["calls"],
    quotaLeft: by(
      (values) => Math.min(...values),
      ({ quotaLeft }) => quotaLeft,
    ),
    drifts: by(most, ({ drifts }) => drifts),
    dead: by(most, ({ dead }) => dead),
    held: byCurrency(({ held }) => held),
    unreturned: byCurrency(({ unreturned }) => unreturned),
  };
}

/** The instant at which the ten minutes (or so many) began that this one is in. */
export function slotOf(now: Instant, minutes: number): Instant {
  const slotMs = minutes * 60_000;
  return instantFromEpochMs(Math.floor(epochMsOf(now) / slotMs) * slotMs);
}

/** Whole seconds since then; 0 for null. */
export function secondsSince(since: Instant | null, now: Instant): number {
  return since === null ? 0 : Math.max(0, Math.round(minutesBetween(since, now) * 60));
}
