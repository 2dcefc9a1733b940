import { invariant } from "../../server/domain/values/invariant.ts";
import { untilTrue } from "../../server/test-app.ts";
import type { MoneyStage } from "../kit/app.ts";

/** The operator presses the button; resolves when the run has ended, and nothing that came of it is left to do. */
export async function reconcileByButton({
  operator,
  app,
}: Pick<MoneyStage, "operator" | "app">): Promise<void> {
  const { id } = await operator.operations.startReconciliation();
  await untilTrue(async () => {
    const { run } = await operator.operations.reconciliation();
    invariant(run?.id === id && run.finishedAt !== null, "the run has ended");
  });
  await app.untilQuiet();
}
