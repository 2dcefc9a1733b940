import type { ReactNode } from "react";
import { builderMonth } from "../../../server/domain/text/en/builder/month.ts";
import { formatDay, formatMoney, formatNumber, formatShare } from "../../../server/domain/text/formats.ts";
import { addMinutes, type Instant, type TimeZone } from "../../../server/domain/values/instant.ts";
import { ALL_BASIS_POINTS, money, type Money } from "../../../server/domain/values/money.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { BuilderOverview } from "../../page-data.ts";
import { Sparkline } from "../operator/sparkline.tsx";
import { PageSection } from "../page/page-section.tsx";
import { StatusPill } from "../page/status-pill.tsx";

type MonthOfBuilder = BuilderOverview["month"];

/** What this month has brought a builder, each figure against last month by the same day, and what was paid as a curve of the last 30 days. */
export function MonthCard({
  month,
  now,
  zone,
}: {
  readonly month: MonthOfBuilder;
  readonly now: Instant;
  /** The builder's own. */
  readonly zone: TimeZone;
}) {
  const t = useText(builderMonth);
  const language = useLanguage();
  const { booked } = month;
  return (
    <PageSection id="month" title={t("title")}>
      <div className="card divide-y divide-line overflow-hidden">
        <dl className="divide-y divide-line">
          <Figure
            name={t("booked")}
            value={formatNumber(booked.now, language)}
            change={changeOf(booked.now, booked.before)}
            before={t("before", { before: formatNumber(booked.before, language) })}
          />
          {month.money.map(({ paid, refunded, paidByDay }) => (
            <MoneyFigures
              key={paid.now.currency}
              paid={paid}
              refunded={refunded}
              curve={<Sparkline label={curveInWords(paidByDay, paid.now.currency)} values={paidByDay} />}
            />
          ))}
        </dl>
        <p className="label p-5 pt-3">
          {month.money.length === 0 && <>{t("noMoney")} </>}
          {t("settling")}
        </p>
      </div>
    </PageSection>
  );

  function curveInWords(values: readonly number[], currency: string): string {
    const most = Math.max(...values);
    const daysAgo = values.length - 1 - values.lastIndexOf(most);
    const total = values.reduce((sum, one) => sum + one, 0);
    if (most === 0) return t("curveOfNothing");
    return t("curve", {
      total: formatMoney(money(total, currency), language),
      most: formatMoney(money(most, currency), language),
      day: formatDay(addMinutes(now, -daysAgo * 24 * 60), zone, language),
    });
  }
}

function MoneyFigures({
  paid,
  refunded,
  curve,
}: {
  readonly paid: MonthOfBuilder["money"][number]["paid"];
  readonly refunded: MonthOfBuilder["money"][number]["refunded"];
  readonly curve: ReactNode;
}) {
  const t = useText(builderMonth);
  const language = useLanguage();
  const before = (value: Money) => t("before", { before: formatMoney(value, language) });
  return (
    <>
      <Figure
        name={t("paid")}
        value={formatMoney(paid.now, language)}
        change={changeOf(paid.now.amountMinor, paid.before.amountMinor)}
        before={before(paid.before)}
      >
        {curve}
        <p className="label mt-1" aria-hidden="true">
          {t("days")}
        </p>
      </Figure>
      <Figure
        name={t("returned")}
        value={formatMoney(refunded.now, language)}
        change={null}
        before={before(refunded.before)}
      />
    </>
  );
}

function Figure({
  name,
  value,
  change,
  before,
  children,
}: {
  readonly name: string;
  readonly value: string;
  /** By which part it grew, in basis points; null where that says nothing. */
  readonly change: number | null;
  readonly before: string;
  readonly children?: ReactNode;
}) {
  const t = useText(builderMonth);
  const language = useLanguage();
  return (
    <div className="p-5">
      <dt className="text-soft">{name}</dt>
      <dd>
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <p className="text-2xl font-semibold tracking-tight">{value}</p>
          {change !== null && (
            <StatusPill tone={change > 0 ? "good" : "plain"} icon={change > 0 ? "rise" : "fall"}>
              {t(change > 0 ? "more" : "less", { share: formatShare(Math.abs(change), language) })}
            </StatusPill>
          )}
        </div>
        <p className="label mt-0.5">{before}</p>
        {children}
      </dd>
    </div>
  );
}

/** Null without anything to compare with, or where nothing changed. */
function changeOf(now: number, before: number): number | null {
  if (before === 0) return null;
  // Whole percents: the exact sums stand beside it.
  const percent = Math.round(((now - before) / before) * 100);
  return percent === 0 ? null : percent * (ALL_BASIS_POINTS / 100);
}
