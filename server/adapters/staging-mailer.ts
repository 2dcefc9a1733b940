import { stagingMail } from "../domain/text/en/mails/staging-mail.ts";
import { ENGLISH } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Log, Mail } from "../ports.ts";
import type { SmtpMailer } from "./smtp-mailer.ts";

/** Where every mail of this process passes: the way out of a staging installation. */
export interface StagingMailer extends SmtpMailer {
  /** How many mails this process has held back. */
  countHeldBack(): number;
}

/**
 * Marks each mail as one of a staging installation, and sends it only to whom the list names: an address, or `@` and the domain of it. Any other is held
 * back: that is logged without the address, and is no failure, so that whoever ordered it goes on as if it had been sent. Lists are in lower case.
 */
export function createStagingMailer(
  mailer: SmtpMailer,
  { recipients, log }: { readonly recipients: readonly string[]; readonly log: Log },
): StagingMailer {
  const listed = new Set(recipients);
  let heldBack = 0;
  return {
    ...mailer,
    countHeldBack: () => heldBack,
    async send(mail) {
      if (isListed(mail.to)) return mailer.send(marked(mail));
      heldBack += 1;
      // Its kind names nobody.
      log.info(
        { kind: mail.kind ?? null, heldBack },
        "A mail was held back: its address is not on staging's list",
      );
    },
  };

  function isListed(to: string): boolean {
    const address = to.trim().toLowerCase();
    // One address, whatever a mail server would make of more.
    if (/[\s,;<>]/.test(address)) return false;
    return listed.has(address) || listed.has(address.slice(address.lastIndexOf("@")));
  }
}

/** In English, whatever the mail's own language: who is on the list knows what staging is. */
function marked(mail: Mail): Mail {
  const t = textIn(stagingMail, ENGLISH);
  const line = t("line");
  return {
    ...mail,
    subject: t("subject", { subject: mail.subject }),
    text: `${line}\n\n${mail.text}`,
    html: withLine(mail.html, line),
  };
}

/** As the first thing that is read; a mail without a body of its own begins with it. */
function withLine(html: string, line: string): string {
  const paragraph = `<p lang="en" dir="ltr" style="padding: 8px 12px; border: 1px dashed #84500a">${line}</p>`;
  const body = /<body[^>]*>/.exec(html);
  if (body === null) return paragraph + html;
  const at = body.index + body[0].length;
  return `${html.slice(0, at)}\n${paragraph}${html.slice(at)}`;
}
