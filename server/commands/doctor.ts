import { runChecks } from "../doctor/run-checks.ts";
import { findingInWords } from "../domain/text/finding-in-words.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { loadEnv } from "../env.ts";
import { openServices } from "../open-services.ts";
import { runCommand } from "./run-command.ts";
import { checkupDepsOf } from "../compose.ts";

await runCommand("Not everything could be checked", async () => {
  const services = await openServices({ ...loadEnv(), LOG_LEVEL: "silent" }, "leave_the_database");
  try {
    const findings = await runChecks(checkupDepsOf(services));
    for (const finding of findings) {
      const { problem, remedy } = findingInWords(finding, ENGLISH);
      process.stdout.write(`✗ ${problem}\n  → ${remedy}\n\n`);
    }
    process.stdout.write(
      findings.length === 0 ? "✓ Everything is as it should be.\n" : `${findings.length} to put right.\n`,
    );
    return findings.length === 0 ? 0 : 1;
  } finally {
    await services.close();
  }
});
