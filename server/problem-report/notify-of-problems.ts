import { findLastStop } from "../../db/operations/restorations.ts";
import { claimUntoldReports } from "../../db/problem-reports/problem-answers.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import { addMinutes, laterOf } from "../domain/values/instant.ts";
import type { TellProblemsDeps } from "./problem-deps.ts";
import { problemsMail } from "./problem-mails.ts";

/** 1 h: soon enough for somebody who waits for an answer, and no flood however many report one fault. */
const TOLD_EVERY_MINUTES = 60;

/**
 * Mails every operator how many problems were reported since the last mail, at most once an hour, however many processes look. The mail quotes nobody. One
 * that cannot be sent is only logged: the pages say the same. Of an installation that was restored, reports of before the lost one stopped are neither told nor
 * counted, so that they delay no later one.
 */
export async function notifyOfProblems(deps: TellProblemsDeps): Promise<void> {
  const now = deps.clock.now();
  const { appUrl } = deps.settings;
  const { kysely } = deps.database;
  const reports = await claimUntoldReports(
    kysely,
    now,
    addMinutes(now, -TOLD_EVERY_MINUTES),
    await findLastStop(kysely),
  );
  if (reports.length === 0) return;
  for (const { address, language: tag } of await deps.operators()) {
    const mail = problemsMail({
      to: address,
      count: reports.length,
      awaited: reports.filter(({ email }) => email !== null).length,
      dueAt: reports.map(({ reportedAt }) => reportedAt).reduce(laterOf),
      name: `problems.${now.replaceAll(/\D/g, "")}`,
      appUrl,
      language: languageOfTag(tag),
    });
    await deps.mailer.send(mail).catch((error: unknown) => {
      const status = error instanceof ProviderError ? error.message : "failed";
      deps.log.warn({ status }, "An operator could not be told by mail of problems that were reported");
    });
  }
}
