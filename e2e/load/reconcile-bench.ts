import { invariant } from "../../server/domain/values/invariant.ts";
import { reconcile } from "../../server/reconciliation/reconcile.ts";
import { formatTable } from "./format-table.ts";
import { plantReconciliation } from "./plant-reconciliation.ts";

// Plants 10,000 bookings with 50 drifts among them, lets the reconciler run once over all of it, and fails unless it finds those 50 and
// no other, with as few requests and in as little time as it should need. Then once more: there must be nothing left to find.

const COUNTS = { bookings: 10_000, builders: 20, drifts: 50 };
/** A hundred events come with each request: half of them go to reading every calendar, the rest to looking where something differs. */
const CALENDLY_CALLS_MAX = 250;
const SECONDS_MAX = 60;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function secondsSince(startedMs: number): number {
  return (performance.now() - startedMs) / 1000;
}

const plantingMs = performance.now();
const fixture = await plantReconciliation(COUNTS);
say(
  `${COUNTS.bookings} bookings of ${COUNTS.builders} builders planted in ${secondsSince(plantingMs).toFixed(1)} s`,
);
try {
  const runningMs = performance.now();
  const first = await reconcile(fixture.deps, "operator");
  const seconds = secondsSince(runningMs);
  const { requests } = fixture.sandbox.kernel;
  const calls = { calendly: requests.list("calendly").length, stripe: requests.list("stripe").length };
  invariant(first !== null, "no other run is under way");
  const againMs = performance.now();
  const second = await reconcile(fixture.deps, "operator");
  const secondsAgain = secondsSince(againMs);

  const found = first.findings.map(({ kind, bookingId }) => `${kind} ${bookingId ?? ""}`);
  const missed = [...fixture.drifts].filter((drift) => !found.includes(drift));
  const invented = found.filter((drift) => !fixture.drifts.has(drift));
  const open = first.findings.filter(({ repaired }) => !repaired);
  const left = second?.findings ?? [];
  const balance = first.progress.balances.map(({ currency, difference }) => `${difference} ${currency}`);
  say(
    formatTable([
      ["", "measured", "wanted"],
      ["drifts found", String(found.length - invented.length), String(fixture.drifts.size)],
      ["drifts missed", String(missed.length), "0"],
      ["drifts invented", String(invented.length), "0"],
      ["left to a person", String(open.length), "0"],
      ["found by a second run", String(left.length), "0"],
      ["Calendly calls", String(calls.calendly), `≤ ${CALENDLY_CALLS_MAX}`],
      ["Stripe calls", String(calls.stripe), ""],
      ["seconds", seconds.toFixed(1), `≤ ${SECONDS_MAX}`],
      ["seconds of the second run", secondsAgain.toFixed(1), ""],
      ["money unaccounted for", balance.join(", "), "0 USD"],
    ]),
  );
  for (const drift of missed) say(`missed: ${drift}`);
  for (const drift of invented) say(`invented: ${drift}`);
  for (const sentence of first.progress.skipped) say(sentence);
  const isRight =
    missed.length + invented.length + open.length + left.length === 0 &&
    first.progress.skipped.length === 0 &&
    first.progress.balances.every(({ difference }) => difference === 0);
  if (!isRight || calls.calendly > CALENDLY_CALLS_MAX || seconds > SECONDS_MAX) process.exitCode = 1;
} finally {
  await fixture.close();
}
