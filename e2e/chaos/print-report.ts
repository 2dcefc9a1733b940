import { formatTable } from "../load/format-table.ts";
import type { ChaosReport } from "./live-through-chaos.ts";
import { WRONGS } from "./wrong.ts";

/** What happened and what was found, for a person to read: figures first, then each thing that is wrong. */
export function printReport(report: ChaosReport): string {
  const { plan, scenarios, kills, cuts, restarts, answers, stormSeconds, faults, receivers, audit } = report;
  const { money, calendar, told, violations } = audit;
  const actions = new Map<string, number>();
  for (const action of scenarios.flatMap((scenario) => scenario.actions))
    actions.set(action, (actions.get(action) ?? 0) + 1);
  const figures = [
    ["What happened", "Times"],
    ["processes of the app", `${plan.processes} on ${plan.dialect}`],
    ...kills.map((times, number) => [`process ${number + 1} killed with SIGKILL`, String(times)]),
    ["connections to the database cut", String(cuts)],
    ["the database's server killed", String(restarts)],
    ["seconds of storm", String(stormSeconds)],
    ["bookings", String(new Set(scenarios.flatMap(({ bookingId }) => bookingId ?? [])).size)],
    ...rowsOf(answers),
    ...rowsOf(actions),
    ...rowsOf(faults),
    ...rowsOf(receivers),
  ];
  const ends = [
    ["How it ended", "Times"],
    ...rowsOf(audit.states),
    ["charges at Stripe", String(money.charges)],
    ["refunds at Stripe", String(money.refunds)],
    ["debits that arrived", String(money.debits.paid)],
    ["debits that failed", String(money.debits.failed)],
    ["disputes won", String(money.disputes.won)],
    ["disputes lost", String(money.disputes.lost)],
    ["active events at Calendly", String(calendar.activeEvents)],
    ["seats taken in groups", String(calendar.activeSeats)],
    ["lines of history, all checked", String(audit.historyLines)],
    ["events told", String(told.events)],
    ["webhooks that came in", String(told.webhooks)],
    ["of them, taken before", String(told.repeated)],
    ...rowsOf(audit.repaired).map(([kind = "", count = ""]) => [`reconciler: ${kind}`, count]),
  ];
  const wrongs = [
    ["What must not be", "Times"],
    ...WRONGS.map((one) => [one, String(violations.filter(({ wrong }) => wrong === one).length)]),
  ];
  const details = violations.map(({ wrong, what }) => `✗ ${wrong}: ${what}`);
  return [formatTable(figures), formatTable(ends), formatTable(wrongs), details.join("\n")].join("\n\n");
}

function rowsOf(counts: ReadonlyMap<string, number>): string[][] {
  return [...counts].sort(([, a], [, b]) => b - a).map(([name, count]) => [name, String(count)]);
}
