export interface ChartRow {
  readonly key: string;
  readonly name: string;
  readonly cells: readonly string[];
}

/** What a chart shows, as a table right below it: the first cell of a row names it, the others are figures. */
export function ChartTable({
  caption,
  head,
  rows,
}: {
  /** For screen readers: where the chart's title stands on the page already. */
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly ChartRow[];
}) {
  return (
    // Where figures are longer than a phone is wide, it scrolls, by the keyboard too.
    <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={caption}>
      <table className="w-full text-[0.8125rem] tabular-nums sm:text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead className="label align-bottom">
          <tr>
            {head.map((words, at) => (
              <th
                key={words}
                scope="col"
                className={`pb-2 font-normal ${at === 0 ? "text-start" : "ps-1.5 text-end sm:ps-3"}`}
              >
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, cells }) => (
            <tr key={key} className="border-t border-line align-baseline">
              <th scope="row" className="py-1.5 text-start font-normal">
                {name}
              </th>
              {cells.map((cell, at) => (
                <td key={head[at + 1]} className="py-1.5 ps-1.5 text-end sm:ps-3">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
