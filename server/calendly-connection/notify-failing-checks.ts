import { getBuilder } from "../../db/builders/builders.ts";
import { listConnections, type CalendlyConnection } from "../../db/calendly/calendly-connections.ts";
import { claimCheckFailureNotification } from "../../db/calendly/calendly-subscriptions.ts";
import { checkFailureInWords } from "../domain/text/check-failure-words.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { formatDayAndTime, minutesBetween, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Mail } from "../ports.ts";
import type { ConnectionDeps } from "./connection-deps.ts";

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
  const mail = mailOf({
    to: builder.email,
    since: formatDayAndTime(since, builder.timeZone),
    because: checkFailureInWords(checkFailure ?? "unexpected", ENGLISH),
    appUrl: deps.settings.appUrl,
    id: `${id}.${since.replaceAll(/\D/g, "")}`,
  });
  // A mail that cannot be sent is only logged: the page says the same.
  await deps.mailer.send(mail).catch((error: unknown) => {
    const status = error instanceof ProviderError ? error.message : "failed";
    deps.log.warn({ connectionId: id, status }, "A builder could not be told of failing checks by mail");
  });
}

function mailOf(notification: {
  readonly to: string;
  readonly since: string;
  readonly because: string;
  readonly appUrl: string;
  /** Stable for one trouble of one connection. */
  readonly id: string;
}): Mail {
  const page = `${notification.appUrl}/builder/connection`;
  const paragraphs = [
    `Since ${notification.since} your webhooks at Calendly could not be checked. ${notification.because}`,
    "Bookings made here work as before. What is booked, moved or canceled at Calendly itself may come late.",
    `See what is in the way at ${page}, then press “Check now”. You hear of this once; the page says how it stands.`,
  ];
  return {
    to: notification.to,
    subject: "Your webhooks at Calendly cannot be checked",
    text: `${paragraphs.join("\n\n")}\n`,
    html: paragraphs
      .map((one) => `<p>${one.replaceAll(page, `<a href="${page}">${page}</a>`)}</p>`)
      .join("\n"),
    messageId: `<checks.${notification.id}@${new URL(notification.appUrl).hostname}>`,
    threadId: null,
    calendarEntry: null,
  };
}
