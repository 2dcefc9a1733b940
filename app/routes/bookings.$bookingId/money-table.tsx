import type { MoneyRow } from "../../text/money-table.ts";

/** A booking's money sum by sum, with the sums below each other; the last is what stays. */
export function MoneyTable({ rows }: { readonly rows: readonly MoneyRow[] }) {
  return (
    <table className="mt-2 w-full">
      <tbody>
        {rows.map(({ label, amount }, index) => (
          <tr key={label} className={index > 0 ? "border-t border-line" : ""}>
            <th scope="row" className="py-2 pe-4 text-start font-normal">
              {label}
            </th>
            <td className="money py-2 font-semibold">{amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
