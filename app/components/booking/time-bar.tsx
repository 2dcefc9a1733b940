import type { TimeBar as Bar } from "../../../server/domain/offer/refund-stretches.ts";

const FILLS = { all: "fill-good", part: "fill-warn", nothing: "fill-edge" } as const;

/** How much comes back as time goes on, from left to right, with a ring where it is now. Sentences beside it say the same. */
export function TimeBar({ bar: { stretches, now } }: { readonly bar: Bar }) {
  return (
    <svg aria-hidden="true" width="100%" height="20" className="chart-bars my-2 block overflow-visible">
      {stretches.map(({ gives, from, width }) => (
        <rect
          key={from}
          x={`${from}%`}
          y="6"
          width={`${width}%`}
          height="8"
          rx="4"
          strokeWidth="2"
          className={`stroke-sunken ${FILLS[gives]}`}
        />
      ))}
      <circle cx={`${now}%`} cy="10" r="6" strokeWidth="3" className="fill-card stroke-ink" />
    </svg>
  );
}
