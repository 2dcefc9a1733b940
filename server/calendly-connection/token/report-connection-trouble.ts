import { getBuilder } from "../../../db/builders/builders.ts";
import type { CalendlyConnection } from "../../../db/calendly/calendly-connections.ts";
import { languageOfBuilder } from "../../mails/language-of-mail.ts";
import type { BrokenReason } from "../../domain/providers/connection-state.ts";
import { markBroken } from "../../../db/calendly/calendly-tokens.ts";
import { ProviderError } from "../../domain/providers/provider-error.ts";
import { connectionTroubleMail } from "./connection-trouble-mail.ts";
import type { ConnectionDeps } from "../connection-deps.ts";

type TroubleDeps = Pick<ConnectionDeps, "database" | "clock" | "mailer" | "log" | "settings">;

export interface ConnectionTrouble {
  readonly reason: BrokenReason;
  /** The scopes that Calendly named; empty when it is not about scopes. */
  readonly missingScopes: readonly string[];
}

/**
 * Records that a connection does not work, as of the tokens that `connection` was read with, and mails its builder; operators are told by an alert. Only the first
 * report about these tokens does anything: repeated and outdated ones change nothing and mail nobody.
 */
export async function reportConnectionTrouble(
  deps: TroubleDeps,
  connection: CalendlyConnection,
  { reason, missingScopes }: ConnectionTrouble,
): Promise<void> {
  const since = deps.clock.now();
  if (!(await markBroken(deps.database.kysely, connection, { reason, since }))) return;
  deps.log.error(
    { connectionId: connection.id, reason, missingScopes },
    "A Calendly connection does not work any more",
  );
  const builder = await getBuilder(deps.database.kysely, connection.builderId);
  const mail = connectionTroubleMail({
    to: builder.email,
    language: await languageOfBuilder(deps.database.kysely, builder),
    builder,
    reason,
    missingScopes,
    appUrl: deps.settings.appUrl,
    worksUntil: reason === "refresh_lost" ? connection.tokenExpiresAt : null,
    id: `${connection.id}.${connection.tokenVersion}`,
  });
  // A mail that cannot be sent is only logged: the page says the same.
  await deps.mailer.send(mail).catch((error: unknown) => {
    const status = error instanceof ProviderError ? error.message : "failed";
    deps.log.warn(
      { connectionId: connection.id, status },
      "A builder could not be told of a broken connection by mail",
    );
  });
}
