import type { MoneyBalance } from "../../../server/domain/booking/money-balance.ts";
import { formatMoney } from "../../../server/domain/values/money.ts";
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
  const { currency, difference } = balance;
  const lines = [
    { label: "Paid", minor: balance.paid, always: true },
    { label: "Returned to clients", minor: -balance.returned, always: true },
    { label: "On its way back", minor: -balance.onTheWay, always: true },
    { label: "Taken by banks after disputes", minor: -balance.withBank, always: false },
    { label: "Held by banks until they decide", minor: -balance.heldByBank, always: false },
    { label: "Settled in another way", minor: -balance.settledOtherwise, always: false },
  ].filter(({ minor, always }) => always || minor !== 0);
  return (
    <div className="card px-5 py-3">
      <dl aria-label={`Where all ${currency} are`}>
        {lines.map(({ label, minor }) => (
          <div key={label} className="flex flex-wrap justify-between gap-x-4 py-1.5">
            <dt>{label}</dt>
            <dd className="ml-auto whitespace-nowrap">{signed(minor, currency)}</dd>
          </div>
        ))}
        <div className="flex flex-wrap justify-between gap-x-4 border-t border-line py-2 font-semibold">
          <dt>Kept, as policies and states say</dt>
          <dd className="ml-auto whitespace-nowrap">{signed(balance.kept, currency)}</dd>
        </div>
      </dl>
      {difference === 0 ? (
        <p className="flex items-center gap-2 border-t border-line pt-2 text-good">
          <Icon name="check" className="scale-90" /> It adds up.
        </p>
      ) : (
        <p className="flex items-start gap-2 border-t border-line pt-2 text-bad">
          <Icon name="warning" className="mt-0.5 scale-90" />
          {difference > 0
            ? `${formatMoney({ amountMinor: difference, currency })} more is there than should be: too little has gone back.`
            : `${formatMoney({ amountMinor: -difference, currency })} less is there than should be: too much has gone back.`}
        </p>
      )}
    </div>
  );
}

/** With a real minus sign, and none before zero. */
function signed(minor: number, currency: string): string {
  const amount = formatMoney({ amountMinor: Math.abs(minor), currency });
  return minor < 0 ? `− ${amount}` : amount;
}
