import { getBuilder } from "../../db/builders/builders.ts";
import { claimNotification, findLastNotified, listRefusals } from "../../db/bookings/checkout-refusals.ts";
import type { Database } from "../../db/core/open-database.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import { languageOfAddress, languageOfBuilder } from "../mails/language-of-mail.ts";
import type { CheckoutRefusal } from "../domain/providers/checkout-refusal.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Clock, Log, Mailer } from "../ports.ts";
import { refusedCheckoutsMailToBuilder, refusedCheckoutsMailToOperator } from "./refused-checkouts-mail.ts";

/** 24 h: often enough not to be forgotten, rare enough to be read. */
const NOTIFIED_EVERY_MINUTES = 24 * 60;

interface NotifyDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly operatorAddresses: () => Promise<readonly string[]>;
  readonly log: Log;
  readonly settings: { readonly appUrl: string };
}

/**
 * Mails the operators, and each builder whose clients were refused, that nobody can pay: once a day for one cause, while it goes on. The time of the
 * mail is in the database, so that neither a restart nor a second process repeats it.
 */
export async function notifyRefusedCheckouts(deps: NotifyDeps): Promise<void> {
  const { kysely } = deps.database;
  const now = deps.clock.now();
  for (const refusal of await listRefusals(kysely, null)) {
    // Refused again since the last mail, or never mailed.
    const isNew = refusal.notifiedAt === null || refusal.lastAt > refusal.notifiedAt;
    if (!isNew || !isDue(refusal.notifiedAt, now)) continue;
    const isNewToOperators = isDue(await findLastNotified(kysely, refusal), now);
    if (await claimNotification(kysely, refusal, now)) await notify(deps, refusal, now, isNewToOperators);
  }
}

function isDue(notifiedAt: Instant | null, now: Instant): boolean {
  return notifiedAt === null || minutesBetween(notifiedAt, now) >= NOTIFIED_EVERY_MINUTES;
}

async function notify(
  deps: NotifyDeps,
  refusal: CheckoutRefusal,
  now: Instant,
  withOperators: boolean,
): Promise<void> {
  const { kysely } = deps.database;
  const builder = await getBuilder(kysely, refusal.builderId);
  const sessionTypes = await listSessionTypes(kysely, refusal.builderId);
  const { scope, cause, currency, reason } = refusal;
  const about = {
    currency,
    cause,
    reason,
    sessionTypeName: sessionTypes.find(({ id }) => id === scope)?.name ?? null,
    builderName: builder.displayName,
    appUrl: deps.settings.appUrl,
    // Characters that a Message-ID takes.
    id: `${scope}.${cause}.${builder.id}.${now}`.replaceAll(/[^\w.-]/g, ""),
  };
  const operators = withOperators ? await deps.operatorAddresses() : [];
  const toOperators = operators.map(async (to) =>
    refusedCheckoutsMailToOperator({ ...about, to, language: await languageOfAddress(kysely, to) }),
  );
  const language = await languageOfBuilder(kysely, builder);
  const mails = [
    ...(await Promise.all(toOperators)),
    refusedCheckoutsMailToBuilder({ ...about, to: builder.email, language }),
  ];
  // A mail that cannot be sent is only logged: the pages say the same.
  for (const mail of mails) {
    await deps.mailer.send(mail).catch((error: unknown) => {
      const status = error instanceof ProviderError ? error.message : "failed";
      deps.log.warn({ scope, cause, status }, "Somebody could not be told by mail that nobody can pay");
    });
  }
}
