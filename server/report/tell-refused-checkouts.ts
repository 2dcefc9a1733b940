import { getBuilder } from "../../db/builders/builders.ts";
import { claimTelling, findLastTold, listRefusals } from "../../db/bookings/checkout-refusals.ts";
import type { Database } from "../../db/core/open-database.ts";
import { listSessionTypes } from "../../db/builders/session-types.ts";
import type { CheckoutRefusal } from "../domain/providers/checkout-refusal.ts";
import { minutesBetween, type Instant } from "../domain/values/instant.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Clock, Log, Mailer } from "../ports.ts";
import { refusedCheckoutsMailToBuilder, refusedCheckoutsMailToOperator } from "./refused-checkouts-mail.ts";

/** 24 h: often enough that it is not forgotten, seldom enough to be read. */
const TOLD_EVERY_MINUTES = 24 * 60;

interface TellDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly mailer: Mailer;
  readonly operatorAddresses: () => Promise<readonly string[]>;
  readonly log: Log;
  readonly settings: { readonly appUrl: string };
}

/**
 * Writes to the operators, and to each builder whose clients were refused, that nobody can pay: once a day for one cause, while it goes on
 * being refused. When they were written to stands in the database, so that neither a restart nor a second process repeats it.
 */
export async function tellRefusedCheckouts(deps: TellDeps): Promise<void> {
  const { kysely } = deps.database;
  const now = deps.clock.now();
  for (const refusal of await listRefusals(kysely, null)) {
    // Refused again since, or never told.
    const isNews = refusal.toldAt === null || refusal.lastAt > refusal.toldAt;
    if (!isNews || !isDue(refusal.toldAt, now)) continue;
    const isNewsToOperators = isDue(await findLastTold(kysely, refusal), now);
    if (await claimTelling(kysely, refusal, now)) await tell(deps, refusal, now, isNewsToOperators);
  }
}

function isDue(toldAt: Instant | null, now: Instant): boolean {
  return toldAt === null || minutesBetween(toldAt, now) >= TOLD_EVERY_MINUTES;
}

async function tell(
  deps: TellDeps,
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
    // Letters that a Message-ID takes.
    id: `${scope}.${cause}.${builder.id}.${now}`.replaceAll(/[^\w.-]/g, ""),
  };
  const operators = withOperators ? await deps.operatorAddresses() : [];
  const mails = [
    ...operators.map((to) => refusedCheckoutsMailToOperator({ ...about, to })),
    refusedCheckoutsMailToBuilder({ ...about, to: builder.email }),
  ];
  // A mail that cannot be sent costs nobody the news: the pages say it too.
  for (const mail of mails) {
    await deps.mailer.send(mail).catch((error: unknown) => {
      const status = error instanceof ProviderError ? error.message : "failed";
      deps.log.warn({ scope, cause, status }, "Somebody could not be told by mail that nobody can pay");
    });
  }
}
