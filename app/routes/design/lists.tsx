import { POLICY_PRESETS } from "../../../server/domain/offer/cancellation-presets.ts";
import { PolicyCurve } from "../../components/booking/policy-curve.tsx";
import { designPage } from "../../../server/domain/text/en/developers/design.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { ExactTime } from "../../components/page/exact-time.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { Monogram } from "../../components/page/monogram.tsx";
import { StatusPill } from "../../components/page/status-pill.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { SampleProps } from "./basics.tsx";

const AT = instant("2026-12-01T13:00:00.000Z");
const BERLIN = timeZone("Europe/Berlin");

export function Lists() {
  const t = useText(designPage);
  const language = useLanguage();
  const rows = [
    ["good", "check", money(15_000, "USD")],
    ["bad", "warning", money(9_500, "USD")],
  ] as const;
  return (
    <div>
      <p className="day">{t("day")}</p>
      <ul className="card divide-y divide-line overflow-hidden">
        {rows.map(([tone, icon, price]) => (
          <li key={tone} className="row">
            <div className="min-w-0 flex-1">
              <p className="font-semibold">{t("row")}</p>
              <p className="text-soft">{t("rowTime")}</p>
              <p className="mt-2">
                <StatusPill tone={tone} icon={icon}>
                  {t(tone)}
                </StatusPill>
              </p>
            </div>
            <p className="money font-semibold">{formatMoney(price, language)}</p>
            <Icon name="chevron" className="text-soft" />
          </li>
        ))}
      </ul>
    </div>
  );
}

export function MoneyTable() {
  const t = useText(designPage);
  const language = useLanguage();
  const lines = [
    ["paid", money(124_500, "USD")],
    ["returned", money(9_500, "USD")],
  ] as const;
  return (
    <div className="card overflow-x-auto px-5">
      <table className="w-full">
        <tbody className="divide-y divide-line">
          {lines.map(([what, amount]) => (
            <tr key={what}>
              <th scope="row" className="py-3 pe-4 text-start font-normal">
                {t(what)}
              </th>
              <td className="money py-3 font-semibold">{formatMoney(amount, language)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

export function Times() {
  const t = useText(designPage);
  return (
    <p>
      <ExactTime at={AT} zone={BERLIN}>
        {t("ago")}
      </ExactTime>
    </p>
  );
}

const TABS = ["tabOverview", "tabBookings", "tabFunnel", "tabReviews"] as const;

export function Tabs({ prefix }: SampleProps) {
  const t = useText(designPage);
  return (
    <ul className="tabs">
      {TABS.map((tab, index) => (
        <li key={tab} id={`${prefix}-${tab}`}>
          <a href={`#${prefix}-${tab}`} aria-current={index === 0 ? "page" : undefined}>
            {t(tab)}
          </a>
        </li>
      ))}
    </ul>
  );
}

export function Faces() {
  return (
    <p className="flex flex-wrap items-center gap-4">
      <Monogram name="Ada Okafor" size="tiny" />
      <Monogram name="Kenji Mori" size="small" />
      <Monogram name="Lena Fischer" size="large" />
    </p>
  );
}

export function Curves() {
  return <PolicyCurve policy={POLICY_PRESETS.strict} />;
}
