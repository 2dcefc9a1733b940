import { wrapWords } from "./wrap-words.ts";

/** One bar, and the one of the period before under it. */
export interface ChartBar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The value as it is read, with what else is said of it: `412 · 61 %`. */
  readonly words: string;
  readonly before: { readonly value: number; readonly words: string } | null;
}

/** All of these are in em of the chart's text, which shrinks with the chart's width (`.chart svg` in styles.css): what fits once fits everywhere. */
const WIDTH_MIN = 20.4;
/** Of an average character in a label, and of a digit in a value. */
const CHARACTER_WIDTH = 0.55;
const DIGIT_WIDTH = 0.6;
const LABEL_CHARACTERS_MAX = Math.floor(WIDTH_MIN / CHARACTER_WIDTH);
const LINE = 1.45;
const BAR = 1;
const BAR_BEFORE = 0.5;
const ROW_GAP = 0.95;
/** Where the line of a text stands below the top of its row. */
const BASELINE = 1.05;
/** A share of the chart's width, in percent: what is more than nothing is seen. */
const BAR_MIN = 0.5;
/** The values take no more than half of the width. */
const BARS_SHARE_MIN = 50;

/**
 * Rows of bars from the server, as one picture that says in words what it shows. Each row has its label above, the bar, and its value at the
 * end; where there was a period before, a thinner outlined bar with its value below. No label is cut off: long ones take a second line.
 */
export function BarChart({
  id,
  title,
  description,
  bars,
}: {
  /** Of the page's own making: its parts are named after it. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly bars: readonly ChartBar[];
}) {
  const most = Math.max(1, ...bars.flatMap(({ value, before }) => [value, before?.value ?? 0]));
  const share = barsShareOf(bars);
  const widthOf = (value: number) =>
    value === 0 ? "0%" : `${round(Math.max(BAR_MIN, (value / most) * share))}%`;
  const { rows, height } = rowsOf(bars);
  return (
    <div className="chart">
      <svg
        role="img"
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-description`}
        width="100%"
        height={`${height}em`}
        className="block"
      >
        <title id={`${id}-title`}>{title}</title>
        <desc id={`${id}-description`}>{description}</desc>
        {rows.map(({ bar, lines, top, barTop, beforeTop }) => (
          <g key={bar.key}>
            <g className="chart-start fill-ink">
              {lines.map((line, at) => (
                <text key={line} x="0" y={`${round(top + BASELINE + at * LINE)}em`}>
                  {line}
                </text>
              ))}
            </g>
            <g className="chart-bars">
              <rect
                x="0"
                y={`${barTop}em`}
                width={widthOf(bar.value)}
                height={`${BAR}em`}
                rx="2"
                className="fill-accent-ink"
              />
              {bar.before !== null && (
                <rect
                  x="0"
                  y={`${beforeTop}em`}
                  width={widthOf(bar.before.value)}
                  height={`${BAR_BEFORE}em`}
                  className="fill-edge"
                />
              )}
            </g>
            <g className="chart-end" textAnchor="end">
              <text x="100%" y={`${round(barTop + 0.86)}em`} className="fill-ink font-semibold">
                {bar.words}
              </text>
              {bar.before !== null && (
                <text x="100%" y={`${round(beforeTop + 0.72)}em`} className="fill-soft">
                  {bar.before.words}
                </text>
              )}
            </g>
          </g>
        ))}
      </svg>
    </div>
  );
}

/** How much of the width the bars have, in percent: what the longest value leaves. */
function barsShareOf(bars: readonly ChartBar[]): number {
  const longest = Math.max(
    0,
    ...bars.flatMap(({ words, before }) => [words.length, before?.words.length ?? 0]),
  );
  // One digit more: room between a bar and its value.
  const left = 1 - ((longest + 1) * DIGIT_WIDTH) / WIDTH_MIN;
  return Math.max(BARS_SHARE_MIN, left * 100);
}

function rowsOf(bars: readonly ChartBar[]) {
  let height = 0;
  const rows = bars.map((bar) => {
    const lines = wrapWords(bar.label, LABEL_CHARACTERS_MAX);
    const top = height;
    const barTop = round(top + lines.length * LINE + 0.1);
    const beforeTop = round(barTop + BAR + 0.5);
    height = round((bar.before === null ? barTop + BAR : beforeTop + BAR_BEFORE + 0.35) + ROW_GAP);
    return { bar, lines, top, barTop, beforeTop };
  });
  return { rows, height: round(Math.max(0, height - ROW_GAP)) };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
