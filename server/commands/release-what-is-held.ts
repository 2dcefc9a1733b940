import { composeApp } from "../compose.ts";
import { erasureDepsOf } from "../erasure-deps-of.ts";
import { loadEnv } from "../env.ts";
import { openServices } from "../open-services.ts";
import type { NotComparedYet } from "../restoration/reconcile-while-held.ts";
import {
  releaseRestoration,
  type ReleaseOutcome,
  type ReleaseStep,
} from "../restoration/release-restoration.ts";
import { troubleInWords } from "./run-command.ts";
import type { Progress } from "./tell-progress.ts";

const STEPS: Readonly<Record<ReleaseStep, string>> = {
  refunds: "settling the refunds that wait by what Stripe has",
  mails: "ending the mails of the lost time",
  erasures: "repeating the erasures of the lost time",
  going_on: "letting everything go on",
};

/** Resolves to the exit code. Rejects when nothing was released. */
export async function release(progress: Progress): Promise<number> {
  const services = await openServices({ ...loadEnv(), LOG_LEVEL: "silent" }, "expect_it_migrated");
  // For what use cases need of it; it serves nobody.
  const app = composeApp(services, {
    mode: "production",
    loadBuild: () => Promise.reject(new Error("No page is asked for here.")),
    staticFiles: (_request, _response, next) => {
      next();
    },
  });
  try {
    const deps = { ...app.taskDeps, ...erasureDepsOf(services), accounts: services.auth };
    const outcome = await releaseRestoration(deps, (step) => progress.step(STEPS[step]));
    progress.end();
    return tell(outcome, services.installation.id);
  } finally {
    // Whatever was released is; what was counted on the way is no reason to call it otherwise.
    await app.stop().catch((error: unknown) => say(`! While closing: ${troubleInWords(error)}`));
  }
}

/** Returns the exit code. */
function tell(outcome: ReleaseOutcome, installationId: string): number {
  switch (outcome.kind) {
    case "not_held":
      say(`✗ Nothing was released: nothing is held in the database of ${installationId}.`);
      return 1;
    case "not_compared":
      say(`✗ Not released: ${inWords(outcome.why)}`);
      return 1;
    case "released": {
      const { mailsNotSent, refunds, erasures, skipped } = outcome;
      say(`${mailsNotSent} mails about the lost time are not sent.`);
      say(
        `Refunds that waited: ${refunds.found} had been made, ${refunds.covered} had been made otherwise, ${refunds.inDoubt} are left to you as failed jobs.`,
      );
      say(`Erasures: ${erasures.repeated} done again, ${erasures.hindered} as soon as nothing hinders them.`);
      for (const sentence of skipped) say(`! ${sentence} Its builder has to reconnect.`);
      say("✓ Released: it goes on. Look at /operator/reconciliation for what only a person can decide.");
      return 0;
    }
  }
}

function inWords(why: NotComparedYet): string {
  switch (why.because) {
    case "not_run":
      return "nothing has been compared since it was restored. Start the app, and repeat in a minute.";
    case "running":
      return "the comparison runs. Repeat when it is done.";
    case "failed":
      return `the comparison has failed, and is tried again: ${why.reason}`;
    case "skipped":
      return `a part could not be compared, and is tried again: ${why.parts.join(" ")}`;
    case "still_finding":
      return `the last comparison has taken in ${why.repaired} things, and another one looks for more. Repeat in a minute.`;
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}
