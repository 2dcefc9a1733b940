import { loadEnv } from "../env.ts";
import { erasureDepsOf } from "../erasure-deps-of.ts";
import { erasePerson, findPerson, type ErasureHindrance } from "../history/erase-person.ts";
import { openServices } from "../open-services.ts";
import { runCommand } from "./run-command.ts";

/**
 * `npm run erase-person -- ada@example.com --yes`: erases a person from everything that is stored here. Without `--yes` it only says what it would
 * do.
 */
const [email = ""] = process.argv.slice(2).filter((word) => !word.startsWith("--"));
if (!email.includes("@")) {
  process.stderr.write("Say whom: npm run erase-person -- <address> --yes\n");
  process.exit(2);
}
const isMeant = process.argv.includes("--yes");
await runCommand("Not erased", async () => {
  const services = await openServices({ ...loadEnv(), LOG_LEVEL: "silent" }, "expect_it_migrated");
  try {
    const deps = erasureDepsOf(services);
    const { bookingIds, hasAccount, hindrances } = await (isMeant ? erasePerson : findPerson)(deps, email);
    process.stdout.write(`${bookingIds.length} bookings, ${hasAccount ? "an account" : "no account"}.\n`);
    for (const hindrance of hindrances) process.stdout.write(`✗ ${inWords(hindrance)}\n`);
    if (hindrances.length > 0) {
      process.stdout.write("Nothing was erased.\n");
      return 1;
    }
    process.stdout.write(
      isMeant
        ? "✓ Erased here. Calendly and Stripe have their own copies: see docs/guides/erasing-a-person.md.\n"
        : "Nothing stands against it. Repeat with --yes to erase.\n",
    );
    return 0;
  } finally {
    await services.close();
  }
});

function inWords(hindrance: ErasureHindrance): string {
  switch (hindrance.kind) {
    case "operator":
      return "This is an operator's account.";
    case "not_over":
      return `${hindrance.bookingId} is ${hindrance.state}: let it end, or cancel it.`;
    case "money_under_way":
      return `${hindrance.bookingId} is ${hindrance.state}, and its money is not settled: a refund, a obligation or a dispute is open.`;
    case "effect_open":
      return `${hindrance.bookingId} has a job that is not carried out: wait, or decide on the dead letter.`;
    case "deliveries_open":
      return `${hindrance.count} deliveries about this person are not worked on: wait, or decide on the dead letters.`;
  }
}
