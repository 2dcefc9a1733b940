import { operatorHealth } from "../../../server/domain/text/en/operator/health.ts";
import { formatShortDay, formatTime } from "../../../server/domain/text/formats.ts";
import { addMinutes, type Instant } from "../../../server/domain/values/instant.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";
import { Sparkline } from "./sparkline.tsx";

/** 6 h: twelve rows say what the curve of three days does. */
const ROW_HOURS = 6;

/** A figure of the installation: how it is now, its curve by the hour, and that as a table. */
export function HealthFigure({
  name,
  value,
  help,
  bad = false,
  from,
  values,
  failed = null,
  isWorse = (one, other) => one > other,
  inWords,
}: {
  readonly name: string;
  /** How it is now, with its unit. */
  readonly value: string;
  readonly help: string | null;
  /** Whether somebody should look at it. */
  readonly bad?: boolean;
  /** When the first hour began. */
  readonly from: Instant;
  readonly values: readonly (number | null)[];
  readonly failed?: readonly (number | null)[] | null;
  /** Which of two values the table keeps. */
  readonly isWorse?: (one: number, other: number) => boolean;
  /** A value with its unit; of an hour, or the worst of several. `failed` where that is counted. */
  readonly inWords: (value: number, failed: number | null) => string;
}) {
  const t = useText(operatorHealth);
  const zone = useOperatorZone();
  const language = useLanguage();
  const known = values.filter((one) => one !== null);
  const wordsAt = (at: number) => inWords(values[at] ?? 0, failed === null ? null : (failed[at] ?? 0));
  const placeOf = (better: (one: number, other: number) => boolean) =>
    values.reduce<number | null>((found, one, at) => {
      if (one === null) return found;
      return found === null || better(one, values[found] ?? 0) ? at : found;
    }, null);
  const least = placeOf((one, other) => one < other);
  const most = placeOf((one, other) => one > other);
  const last = values.findLastIndex((one) => one !== null);
  const rows = Array.from({ length: Math.ceil(values.length / ROW_HOURS) }, (_, row) => {
    const places = Array.from({ length: ROW_HOURS }, (_none, hour) => row * ROW_HOURS + hour);
    const worst = places.reduce<number | null>((found, at) => {
      const one = values[at] ?? null;
      if (one === null) return found;
      return found === null || isWorse(one, values[found] ?? 0) ? at : found;
    }, null);
    return { beginsAt: addMinutes(from, row * ROW_HOURS * 60), worst };
  });
  return (
    <li className="card flex min-w-0 flex-col p-5">
      <h3 className="label">{name}</h3>
      <p className={`mt-1 text-xl font-semibold tracking-tight tabular-nums ${bad ? "text-bad" : ""}`}>
        {bad && <Icon name="warning" className="me-1.5 inline-block align-[-0.15em]" />}
        {value}
      </p>
      {help !== null && <p className="text-sm text-soft">{help}</p>}
      <div className="mt-auto">
        {known.length === 0 || least === null || most === null ? (
          <p className="mt-3 text-sm text-soft">{t("noChart")}</p>
        ) : (
          <>
            <Sparkline
              label={t("chart", {
                name,
                least: wordsAt(least),
                most: wordsAt(most),
                last: wordsAt(last),
              })}
              values={values}
              failed={failed}
            />
            <details className="disclosure mt-1 text-sm">
              <summary>
                <Icon name="chevron" className="chevron" />
                {t("asTable")}
                <span className="sr-only"> {name}</span>
              </summary>
              <table className="mt-1 w-full tabular-nums">
                <thead className="sr-only">
                  <tr>
                    <th scope="col">{t("from")}</th>
                    <th scope="col">{t("worst")}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ beginsAt, worst }) => (
                    <tr key={beginsAt} className="border-t border-line">
                      <th scope="row" className="py-1 pe-3 text-start font-normal text-soft">
                        {formatShortDay(beginsAt, zone, language)} {formatTime(beginsAt, zone, language)}
                      </th>
                      <td className="py-1 text-end">{worst === null ? t("noValue") : wordsAt(worst)}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </details>
          </>
        )}
      </div>
    </li>
  );
}
