import { getBuilder } from "../../db/builders/builders.ts";
import { listConnections, type CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { claimCheckFailureNotification } from "../../db/calendly/calendly-subscriptions.ts";
import { languageOfBuilder } from "../mails/language-of-mail.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { ConnectionDeps } from "./connection-deps.ts";
import { failingChecksMail } from "./failing-checks-mail.ts";

/** 24 h: passing trouble is over by then, and Calendly itself disables a subscription whose deliveries have failed for so long. */
const NOTIFIED_AFTER_MINUTES = 24 * 60;

type NotifyDeps = Pick<ConnectionDeps, "database" | "clock" | "mailer" | "log" | "settings">;

/**
 * Mails each builder whose webhooks could not be checked for a day: one mail for one trouble, however often it is checked meanwhile. The mail is
 * recorded in the database, so that neither a restart nor a second process repeats it. A connection that is broken has had a mail of its own.
 */
export async function notifyFailingChecks(deps: NotifyDeps): Promise<void> {
  const { kysely } = deps.database;
  const now = deps.clock.now();
  for await (const batch of listConnections(kysely)) {
    for (const connection of batch) await notifyOne(deps, connection, now);
  }
}

async function notifyOne(
  deps: NotifyDeps,
  { id, builderId, brokenReason, checkFailingSince: since, checkFailure }: CalendlyConnection,
  now: Instant,
): Promise<void> {
  const { kysely } = deps.database;
  if (brokenReason !== null || since === null || minutesBetween(since, now) < NOTIFIED_AFTER_MINUTES) return;
  if (!(await claimCheckFailureNotification(kysely, id, since, now))) return;
  const builder = await getBuilder(kysely, builderId);
  const { appUrl } = deps.settings;
  const language = await languageOfBuilder(kysely, builder);
  const failure = checkFailure ?? "unexpected";
  const mail = failingChecksMail({ builder, language, since, failure, connectionId: id, appUrl });
  // A mail that cannot be sent is only logged: the page says the same.
  await deps.mailer.send(mail).catch((error: unknown) => {
    const status = error instanceof ProviderError ? error.message : "failed";
    deps.log.warn({ connectionId: id, status }, "A builder could not be told of failing checks by mail");
  });
}
