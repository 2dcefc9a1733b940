import { isOptedOut } from "../../db/mails/mail-opt-outs.ts";
import type { Database } from "../../db/core/open-database.ts";
import { reportsOf } from "./reported-address.ts";
import type { Log, Mail, Mailer, SecretBox } from "../ports.ts";
import { unsubscribeLinkOf } from "./unsubscribe-link.ts";
import { withUnsubscribeLink } from "./with-unsubscribe-link.ts";

interface UnwantedDeps {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly log: Log;
  readonly appUrl: string;
}

/**
 * Wraps the mailer: a mail that its receiver may end gets the link that does, and is not sent to an address that has ended its kind or refuses mails for good, which is no
 * failure. Every other mail passes as it is. Throws what the mailer throws.
 */
export function leaveOutUnwanted<Sender extends Mailer>(mailer: Sender, deps: UnwantedDeps): Sender {
  return {
    ...mailer,
    async send(mail: Mail) {
      if (mail.listUnsubscribe === undefined) return mailer.send(mail);
      const { kind } = mail.listUnsubscribe;
      const subscription = { address: mail.to, kind };
      if (await isOptedOut(deps.database.kysely, subscription)) {
        deps.log.info({ kind }, "A mail was not sent: its address has ended mails of this kind");
        return;
      }
      if ((await reportsOf(deps.database.kysely, deps.secretBox, mail.to)).refusedAt !== null) {
        deps.log.info({ kind }, "A mail was not sent: its address refuses mails for good");
        return;
      }
      return mailer.send(withUnsubscribeLink(mail, unsubscribeLinkOf(deps, subscription)));
    },
  };
}
