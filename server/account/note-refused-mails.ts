import { recordMailRefusal } from "../../db/accounts/mail-refusals.ts";
import type { Database } from "../../db/core/open-database.ts";
import { ProviderError } from "../domain/providers/provider-error.ts";
import type { Clock, Log, Mailer } from "../ports.ts";

interface NoteDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
}

/**
 * Wraps the mailer for mails about accounts. They are not queued, because most hold a link that soon expires: of each that the mail server refuses,
 * operators see the kind and the reason on their page. Throws what the mailer throws.
 */
export function noteRefusedMails(mailer: Mailer, { database, clock, log }: NoteDeps): Mailer {
  return {
    async send(mail) {
      try {
        await mailer.send(mail);
      } catch (error) {
        const reason =
          error instanceof ProviderError ? error.message.replace(/^mail send: /, "") : "unknown failure";
        await recordMailRefusal(
          database.kysely,
          { subject: mail.kind ?? mail.subject, reason },
          clock.now(),
        ).catch((unwritten: unknown) =>
          log.error({ error: unwritten }, "It could not be written down that a mail was not taken"),
        );
        throw error;
      }
    },
  };
}
