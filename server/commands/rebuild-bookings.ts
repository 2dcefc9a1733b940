import { loadEnv } from "../env.ts";
import { historyFindingInWords } from "../history/history-finding.ts";
import { rebuildBookings, type Hindrance, type RebuildFinding } from "../history/rebuild-bookings.ts";
import { rebuildKept } from "../history/rebuild-kept.ts";
import { openServices } from "../open-services.ts";
import { runCommand } from "./run-command.ts";

/**
 * `npm run rebuild-bookings`: compares every booking with what its history gives, and what is derived for pages with its sources. With `-- --write`
 * it puts right what differs; `-- --write --also-ahead` also those that are of a later version than their last line.
 */
const write = process.argv.includes("--write");
await runCommand("Not all was compared", async () => {
  const services = await openServices({ ...loadEnv(), LOG_LEVEL: "silent" }, "expect_it_migrated");
  try {
    const options = { write, alsoAhead: process.argv.includes("--also-ahead") };
    const { bookings, different, written, underOlderRule } = await rebuildBookings(
      services,
      options,
      (finding) => {
        process.stdout.write(inWords(finding));
      },
    );
    process.stdout.write(
      `${bookings} bookings, ${different} not as their histories say, ${written} put right.\n`,
    );
    if (underOlderRule > 0) {
      process.stdout.write(
        `${underOlderRule} with lines from before a rule was changed; the states in those lines are taken as they stand.\n`,
      );
    }
    const { found, reviews, isRight } = await rebuildKept(services, { write });
    for (const { builderId, quarterAt, currency, kept, counted } of found.money) {
      process.stdout.write(
        `✗ ${builderId} ${quarterAt} ${currency}: paid ${kept.paidMinor}, counted ${counted.paidMinor}; refunded ${kept.refundedMinor}, counted ${counted.refundedMinor}\n`,
      );
    }
    process.stdout.write(
      `Kept for pages: ${found.money.length} sums that differ, ${found.unfindable} bookings that no search finds, ${found.unknownWords} words too many, ${reviews} reviews that count otherwise${isRight ? "; right now" : ""}.\n`,
    );
    return different === written && isRight ? 0 : 1;
  } finally {
    await services.close();
  }
});

function inWords({ bookingId, differences, hindrance }: RebuildFinding): string {
  const lines = differences.map(({ table, key, column, stored, expected }) => {
    const where = [table, key, column].filter((part) => part !== null).join(" ");
    return `  ${where}: ${String(stored)}, by the history ${String(expected)}`;
  });
  const reason = hindrance === null ? [] : [`  Left alone: ${hindranceInWords(hindrance)}`];
  return `✗ ${[bookingId, ...lines, ...reason].join("\n")}\n`;
}

function hindranceInWords(hindrance: Hindrance): string {
  switch (hindrance.kind) {
    case "history_does_not_hold":
      return hindrance.findings.map(historyFindingInWords).join("; ");
    case "booking_ahead":
      return "the booking is ahead of its history, which may have been cut. Verify the history against the exported checkpoints; if no line was cut, repeat with --also-ahead.";
    case "cannot_be_replayed":
      return `version ${hindrance.why.version} cannot be replayed (${hindrance.why.because}).`;
  }
}
