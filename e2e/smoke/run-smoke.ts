import { bookAndTakeBack } from "./book-and-take-back.ts";
import { lookAtPages } from "./look-at-pages.ts";
import { signInOnce } from "./sign-in-once.ts";
import { createSteps } from "./smoke-steps.ts";
import { secretsOf, type SmokeTarget } from "./smoke-target.ts";

/**
 * Walks an installation from outside, saying a line for each step. Resolves to whether all were well. Leaves a booking that is over, and nothing held, open or
 * paid.
 */
export async function runSmoke(target: SmokeTarget, say: (line: string) => void): Promise<boolean> {
  const { waitSeconds } = target;
  const steps = createSteps(say, { waitSeconds, secrets: secretsOf(target) });
  await lookAtPages(steps, target);
  // Nobody can sign in or book where not even the pages are there.
  if (steps.failed() === 0) {
    await signInOnce(steps, target);
    if (target.booking !== null) await bookAndTakeBack(steps, target, target.booking);
  }
  const failed = steps.failed();
  say(failed === 0 ? "\nAll is well." : `\n${failed} ${failed === 1 ? "step" : "steps"} failed.`);
  return failed === 0;
}
