/** The size of the drawing, in its own units: it is stretched over the width that it gets. */
const WIDTH = 216;
const HEIGHT = 40;
/** Room for half of the line's width. */
const MARGIN = 2;

/** A curve of values, oldest first, with a gap where there is none; `failed` are drawn over them, as what went wrong. Says in words what it shows. */
export function Sparkline({
  label,
  values,
  failed = null,
}: {
  /** What a screen reader says in its place. */
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly failed?: readonly (number | null)[] | null;
}) {
  const most = Math.max(1e-9, ...[...values, ...(failed ?? [])].map((value) => value ?? 0));
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      preserveAspectRatio="none"
      className="mt-3 block h-10 w-full overflow-visible"
    >
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className="stroke-line" vectorEffect="non-scaling-stroke" />
      <Curve values={values} most={most} className="stroke-accent-ink" />
      {failed?.some((value) => value !== null && value > 0) === true && (
        <Curve values={failed} most={most} className="stroke-bad" />
      )}
    </svg>
  );
}

function Curve({
  values,
  most,
  className,
}: {
  readonly values: readonly (number | null)[];
  readonly most: number;
  readonly className: string;
}) {
  return (
    <path
      d={pathOf(values, most)}
      fill="none"
      strokeWidth={1.75}
      strokeLinejoin="round"
      strokeLinecap="round"
      vectorEffect="non-scaling-stroke"
      className={className}
    />
  );
}

/** A stroke for each stretch without a gap; a value that stands alone is a short one, so that it is seen. */
function pathOf(values: readonly (number | null)[], most: number): string {
  const step = WIDTH / Math.max(1, values.length - 1);
  const round = (value: number) => Math.round(value * 10) / 10;
  return values
    .map((value, at) => {
      if (value === null) return "";
      const [x, y] = [round(at * step), round(HEIGHT - MARGIN - (value / most) * (HEIGHT - 2 * MARGIN))];
      const before = values[at - 1] ?? null;
      const after = values[at + 1] ?? null;
      if (before !== null) return `L${x} ${y}`;
      return after === null ? `M${round(Math.max(0, x - step / 2))} ${y}H${round(x + 0.5)}` : `M${x} ${y}`;
    })
    .join("");
}
