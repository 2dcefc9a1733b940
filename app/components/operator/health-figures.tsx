import { money } from "../../../server/domain/values/money.ts";
import { operatorHealth } from "../../../server/domain/text/en/operator/health.ts";
import {
  formatAge,
  formatMinutes,
  formatMoney,
  formatNumber,
  formatShare,
} from "../../../server/domain/text/formats.ts";
import { earlierOf, type Instant } from "../../../server/domain/values/instant.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { OperationsOverview } from "../../page-data.ts";
import { PhoneFold } from "../page/phone-fold.tsx";
import { PageSection } from "../page/page-section.tsx";
import { HealthFigure } from "./health-figure.tsx";

type Health = OperationsOverview["health"];

/** 25 %: with less of Calendly's limit left, questions of people's pages begin to wait. */
const LITTLE_QUOTA = 0.25;

/** How the installation is, each figure with its last three days. */
export function HealthFigures({ health, now }: { readonly health: Health; readonly now: Instant }) {
  const t = useText(operatorHealth);
  const language = useLanguage();
  const { queues, openDrifts, calendlyQuotaLeft, unreturned, lastHour, lastSample, series } = health;
  const all = Object.values(queues);
  const waiting = all.reduce((sum, queue) => sum + queue.waiting, 0);
  const dead = all.reduce((sum, queue) => sum + queue.dead, 0);
  const oldest = all.reduce<Instant | null>(
    (found, { oldestSince }) =>
      found === null || oldestSince === null ? (found ?? oldestSince) : earlierOf(found, oldestSince),
    null,
  );
  const jobs = (count: number) => t("jobs", { count });
  const seconds = (ms: number) =>
    t("seconds", { seconds: formatNumber(Math.round(ms / 100) / 10, language) });
  const share = (left: number) => formatShare(Math.round(left * 10_000), language);
  const number = (count: number) => formatNumber(count, language);
  const ago = lastSample === null ? null : formatAge(lastSample.at, now, language);
  const delayHelp = (help: "handledHelp" | "arrivedHelp", ms: number | null | undefined) => {
    if (ago === null) return null;
    return ms == null ? t("asOf", { age: ago }) : t(help, { age: ago });
  };
  const moneyFigures = (
    key: "held" | "unreturned",
    amounts: NonNullable<Health["lastSample"]>["held"],
    help: string | null,
  ) => {
    const currencies = [
      ...new Set([...amounts.map(({ currency }) => currency), ...Object.keys(series[key])]),
    ];
    if (currencies.length === 0)
      return [
        <HealthFigure
          key={key}
          name={t(key === "held" ? "noHeld" : "noUnreturned")}
          value={t("nothing")}
          help={help}
          from={series.from}
          values={[]}
          inWords={number}
        />,
      ];
    return currencies
      .toSorted()
      .map((currency) => (
        <HealthFigure
          key={`${key} ${currency}`}
          name={t(key, { currency })}
          value={formatMoney(
            amounts.find((one) => one.currency === currency) ?? money(0, currency),
            language,
          )}
          help={help}
          from={series.from}
          values={series[key][currency] ?? []}
          inWords={(minor) => formatMoney(money(minor, currency), language)}
        />
      ));
  };
  return (
    <PageSection id="health" title={t("title")}>
      <PhoneFold summary={t("summary", { waiting, dead, drifts: openDrifts })}>
        <ul className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          <HealthFigure
            name={t("queues")}
            value={jobs(waiting)}
            help={oldest === null ? t("nothingLate") : t("oldest", { age: formatAge(oldest, now, language) })}
            from={series.from}
            values={series.waiting}
            inWords={jobs}
          />
          <HealthFigure
            name={t("age")}
            value={oldest === null ? t("noAge") : formatAge(oldest, now, language)}
            help={null}
            from={series.from}
            values={series.oldestSeconds}
            inWords={(age) => (age < 60 ? seconds(age * 1_000) : formatMinutes(age / 60, language))}
          />
          <HealthFigure
            name={t("handled")}
            value={lastSample?.handledMs == null ? t("noWebhooks") : seconds(lastSample.handledMs)}
            help={delayHelp("handledHelp", lastSample?.handledMs)}
            from={series.from}
            values={series.handledMs}
            inWords={seconds}
          />
          <HealthFigure
            name={t("arrived")}
            value={lastSample?.arrivedMs == null ? t("noWebhooks") : seconds(lastSample.arrivedMs)}
            help={delayHelp("arrivedHelp", lastSample?.arrivedMs)}
            from={series.from}
            values={series.arrivedMs}
            inWords={seconds}
          />
          {lastHour.map(({ provider, calls, failed }) => (
            <HealthFigure
              key={provider}
              name={t("calls", { provider })}
              value={t("callsInHour", { calls })}
              help={t("failedInHour", { failed })}
              from={series.from}
              values={series.calls[provider].all}
              failed={series.calls[provider].failed}
              inWords={(sent, bad) => t("callsAndFailed", { calls: number(sent), failed: number(bad ?? 0) })}
            />
          ))}
          <HealthFigure
            name={t("quota")}
            value={calendlyQuotaLeft === null ? t("noQuota") : share(calendlyQuotaLeft)}
            help={t("quotaHelp")}
            bad={calendlyQuotaLeft !== null && calendlyQuotaLeft < LITTLE_QUOTA}
            from={series.from}
            values={series.quotaLeft}
            isWorse={(one, other) => one < other}
            inWords={share}
          />
          <HealthFigure
            name={t("drifts")}
            value={number(openDrifts)}
            help={t("driftsHelp")}
            bad={openDrifts > 0}
            from={series.from}
            values={series.drifts}
            inWords={number}
          />
          <HealthFigure
            name={t("dead")}
            value={number(dead)}
            help={t("deadHelp")}
            bad={dead > 0}
            from={series.from}
            values={series.dead}
            inWords={number}
          />
          {moneyFigures("held", lastSample?.held ?? [], ago === null ? null : t("heldHelp", { age: ago }))}
          {moneyFigures("unreturned", unreturned, t("unreturnedHelp"))}
        </ul>
      </PhoneFold>
    </PageSection>
  );
}
