import { getBuilder } from "../../db/builders/builders.ts";
import { claimNotification, listRefusals } from "../../db/bookings/checkout-refusals.ts";
import type { Database } from "../../db/core/open-database.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { languageOfBuilder } from "../mails/language-of-mail.ts";
import { mayHaveBeenTold } from "../mails/leave-out-told.ts";
import type { CheckoutRefusal } from "../domain/providers/checkout-refusal.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Clock, Log, Mailer } from "../ports.ts";
import { refusedCheckoutsMail } from "./refused-checkouts-mail.ts";

/** 24 h: often enough not to be forgotten, rare enough to be read. */
const NOTIFIED_EVERY_MINUTES = 24 * 60;

interface NotifyDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly log: Log;
  readonly settings: { readonly appUrl: string };
}

/**
 * Mails each builder whose clients were refused that nobody can pay: once a day for one cause, while it goes on; operators are told by an alert. The
 * time of the mail is in the database, so that neither a restart nor a second process repeats it. Of an installation that was restored, a refusal of before
 * the lost one stopped claims no mail, so that the next one is told of at once.
 */
export async function notifyRefusedCheckouts(deps: NotifyDeps): Promise<void> {
  const { kysely } = deps.database;
  const now = deps.clock.now();
  for (const refusal of await listRefusals(kysely, null)) {
    // Refused again since the last mail, or never mailed.
    const isNew = refusal.notifiedAt === null || refusal.lastAt > refusal.notifiedAt;
    if (!isNew || !isDue(refusal.notifiedAt, now)) continue;
    if (await mayHaveBeenTold(deps.database, refusal.lastAt)) continue;
    if (await claimNotification(kysely, refusal, now)) await notify(deps, refusal, now);
  }
}

function isDue(notifiedAt: Instant | null, now: Instant): boolean {
  return notifiedAt === null || minutesBetween(notifiedAt, now) >= NOTIFIED_EVERY_MINUTES;
}

async function notify(deps: NotifyDeps, refusal: CheckoutRefusal, now: Instant): Promise<void> {
  const { kysely } = deps.database;
  const builder = await getBuilder(kysely, refusal.builderId);
  const sessionTypes = await listSessionTypes(kysely, refusal.builderId);
  const { scope, cause, currency } = refusal;
  const mail = refusedCheckoutsMail({
    to: builder.email,
    language: await languageOfBuilder(kysely, builder),
    currency,
    sessionTypeName: sessionTypes.find(({ id }) => id === scope)?.name ?? null,
    builderName: builder.displayName,
    appUrl: deps.settings.appUrl,
    lastAt: refusal.lastAt,
    // Characters that a Message-ID takes.
    id: `${scope}.${cause}.${builder.id}.${now}`.replaceAll(/[^\w.-]/g, ""),
  });
  // A mail that cannot be sent is only logged: the page says the same.
  await deps.mailer.send(mail).catch((error: unknown) => {
    const status = error instanceof ProviderError ? error.message : "failed";
    deps.log.warn({ scope, cause, status }, "A builder could not be told by mail that nobody can pay");
  });
}
