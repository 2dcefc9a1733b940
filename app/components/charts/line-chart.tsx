import type { ChartMark } from "./chart-legend.tsx";

/** One line, with a value for each place of the axis, oldest first. */
export interface ChartLine {
  readonly key: string;
  readonly mark: Extract<ChartMark, "line" | "broken line">;
  readonly values: readonly number[];
}

/** The size of the drawing, in its own units: it is stretched over the width that it gets. */
const WIDTH = 600;
const HEIGHT = 140;
/** Room for half of a line's width. */
const MARGIN = 3;
/** What is drawn later lies above: the full line over the broken one. */
const STROKES = {
  "broken line": "stroke-soft [stroke-dasharray:6_4]",
  line: "stroke-accent-ink",
} as const;

/**
 * Lines over time, from the server, as one picture that says in words what it shows. `first` and `last` are the names of the axis's ends,
 * `most` says what the top of the picture is.
 */
export function LineChart({
  id,
  title,
  description,
  lines,
  most,
  first,
  last,
}: {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly lines: readonly ChartLine[];
  readonly most: (value: number) => string;
  readonly first: string;
  readonly last: string;
}) {
  const top = Math.max(1, ...lines.flatMap(({ values }) => values));
  return (
    <div>
      <p className="label" aria-hidden="true">
        {most(top)}
      </p>
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className="mt-1 block h-36 w-full overflow-visible"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        <g className="pointing" fill="none" strokeLinejoin="round">
          <path
            d={`M0 0.5H${WIDTH}M0 ${HEIGHT - 0.5}H${WIDTH}`}
            className="stroke-line"
            vectorEffect="non-scaling-stroke"
          />
          {lines.map(({ key, mark, values }) => (
            <path
              key={key}
              d={pathOf(values, top)}
              strokeWidth={2}
              className={STROKES[mark]}
              vectorEffect="non-scaling-stroke"
            />
          ))}
        </g>
      </svg>
      <p className="label mt-1 flex flex-wrap justify-between gap-x-4" aria-hidden="true">
        <span>{first}</span>
        <span className="ms-auto">{last}</span>
      </p>
    </div>
  );
}

/** A single value is a line across. */
function pathOf(values: readonly number[], top: number): string {
  const step = WIDTH / Math.max(1, values.length - 1);
  const round = (value: number) => Math.round(value * 10) / 10;
  const heightOf = (value: number) => round(HEIGHT - MARGIN - (value / top) * (HEIGHT - 2 * MARGIN));
  const [only, ...others] = values;
  if (only !== undefined && others.length === 0) return `M0 ${heightOf(only)}H${WIDTH}`;
  return values.map((value, at) => `${at === 0 ? "M" : "L"}${round(at * step)} ${heightOf(value)}`).join("");
}
