import { isOptedOut } from "../../db/mails/mail-opt-outs.ts";
import type { Database } from "../../db/core/open-database.ts";
import { unsubscribeText } from "../domain/text/en/mails/unsubscribe.ts";
import { textIn } from "../domain/text/place.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import type { Log, Mail, Mailer, SecretBox } from "../ports.ts";
import { unsubscribeLinkOf } from "./unsubscribe-link.ts";

interface UnwantedDeps {
  readonly database: Database;
  readonly secretBox: SecretBox;
  readonly log: Log;
  readonly appUrl: string;
}

/**
 * Wraps the mailer: a mail that its receiver may end gets the link that does, and is not sent to an address that has ended its kind, which is no
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
      return mailer.send(withLink(mail, mail.listUnsubscribe, unsubscribeLinkOf(deps, subscription)));
    },
  };
}

/** The link as the last line that is read, and for the mail program's own button. */
function withLink(
  mail: Mail,
  { kind, language }: NonNullable<Mail["listUnsubscribe"]>,
  unsubscribeUrl: string,
): Mail {
  const label = textIn(unsubscribeText, languageOfTag(language))(kind);
  // Neither our own address, nor a sealed text, nor this text of the catalogue has a sign that HTML would take for its own.
  const link = `<p style="margin: 16px auto; text-align: center; font-size: 13px"><a href="${unsubscribeUrl}" style="color: #767676">${label}</a></p>`;
  const at = mail.html.lastIndexOf("</body>");
  const html = at === -1 ? mail.html + link : `${mail.html.slice(0, at)}${link}\n${mail.html.slice(at)}`;
  return { ...mail, unsubscribeUrl, text: `${mail.text}\n${label}: ${unsubscribeUrl}\n`, html };
}
