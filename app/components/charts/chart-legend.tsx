/** How something is drawn: a full bar, the thinner one of the period before, a line, or a broken line. */
export type ChartMark = "bar" | "bar before" | "line" | "broken line";

/** Which mark of a chart means what: their shapes differ, not only their colours. */
export function ChartLegend({
  marks,
}: {
  readonly marks: readonly { readonly mark: ChartMark; readonly label: string }[];
}) {
  return (
    <ul className="mb-4 flex flex-wrap gap-x-5 gap-y-1 text-sm">
      {marks.map(({ mark, label }) => (
        <li key={mark} className="flex items-center gap-2">
          <svg aria-hidden="true" width="20" height="12" viewBox="0 0 20 12" className="flex-none">
            <Mark mark={mark} />
          </svg>
          {label}
        </li>
      ))}
    </ul>
  );
}

function Mark({ mark }: { readonly mark: ChartMark }) {
  switch (mark) {
    case "bar":
      return <rect width="20" height="12" rx="2" className="fill-accent-ink" />;
    case "bar before":
      return <rect y="3" width="20" height="6" className="fill-edge" />;
    case "line":
      return <path d="M0 6H20" strokeWidth="2.5" className="stroke-accent-ink" />;
    case "broken line":
      return <path d="M0 6H20" strokeWidth="2.5" strokeDasharray="5 3" className="stroke-soft" />;
  }
}
