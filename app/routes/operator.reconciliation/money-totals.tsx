import type { MoneyBalance } from "../../../server/domain/booking/money-balance.ts";
import { moneyTotals } from "../../../server/domain/text/en/operator/money-totals.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { Icon } from "../../components/page/icon.tsx";

/** Per currency, where the paid money is now. The lines add up, or the last one says by how much they do not. */
export function MoneyTotals({ balances }: { readonly balances: readonly MoneyBalance[] }) {
  return (
    <div className="space-y-5">
      {balances.map((balance) => (
        <BalanceTable key={balance.currency} balance={balance} />
      ))}
    </div>
  );
}

function BalanceTable({ balance }: { readonly balance: MoneyBalance }) {
  const t = useText(moneyTotals);
  const language = useLanguage();
  const { currency, difference } = balance;
  const lines = [
    { label: t("paid"), minor: balance.paid, always: true },
    { label: t("returned"), minor: -balance.returned, always: true },
    { label: t("onTheWay"), minor: -balance.onTheWay, always: true },
    { label: t("withBank"), minor: -balance.withBank, always: false },
    { label: t("heldByBank"), minor: -balance.heldByBank, always: false },
    { label: t("settledOtherwise"), minor: -balance.settledOtherwise, always: false },
  ].filter(({ minor, always }) => always || minor !== 0);
  return (
    <div className="card px-5 py-3">
      <dl aria-label={t("label", { currency })}>
        {lines.map(({ label, minor }) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <dt>{label}</dt>
            <dd className="ms-auto whitespace-nowrap">{signed(minor, currency, language)}</dd>
          </div>
        ))}
        <div className="flex flex-wrap justify-between gap-x-4 border-t border-line py-2 font-semibold">
          <dt>{t("kept")}</dt>
          <dd className="ms-auto whitespace-nowrap">{signed(balance.kept, currency, language)}</dd>
        </div>
      </dl>
      {difference === 0 ? (
        <p className="flex items-center gap-2 border-t border-line pt-2 text-good">
          <Icon name="check" className="scale-90" /> {t("addsUp")}
        </p>
      ) : (
        <p className="flex items-start gap-2 border-t border-line pt-2 text-bad">
          <Icon name="warning" className="mt-0.5 scale-90" />
          {t(difference > 0 ? "tooMuch" : "tooLittle", {
            amount: formatMoney({ amountMinor: Math.abs(difference), currency }, language),
          })}
        </p>
      )}
    </div>
  );
}

/** With a real minus sign, and none before zero. */
function signed(minor: number, currency: string, language: Language): string {
  const amount = formatMoney({ amountMinor: Math.abs(minor), currency }, language);
  return minor < 0 ? textIn(moneyTotals, language)("negative", { amount }) : amount;
}
