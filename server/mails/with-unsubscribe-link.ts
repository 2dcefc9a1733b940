import { unsubscribeText } from "../domain/text/en/mails/unsubscribe.ts";
import { languageOfTag } from "../domain/text/known-languages.ts";
import { textIn } from "../domain/text/place.ts";
import type { Mail } from "../ports.ts";
import { FONT, LIGHT } from "./template/mail-colors.ts";

/**
 * A mail that its receiver may end, with the link that does: as the last line that is read, and for the mail program's own button. Any other mail as it
 * is. Pure.
 */
export function withUnsubscribeLink(mail: Mail, unsubscribeUrl: string): Mail {
  if (mail.listUnsubscribe === undefined) return mail;
  const { kind, language } = mail.listUnsubscribe;
  const label = textIn(unsubscribeText, languageOfTag(language))(kind);
  // Neither our own address, nor a sealed text, nor this text of the catalogue has a sign that HTML would take for its own.
  const link = `<p style="margin: 0 auto; padding: 0 12px 16px; text-align: center; font-family: ${FONT}; font-size: 13px; line-height: 20px"><a class="soft" href="${unsubscribeUrl}" style="color: ${LIGHT.soft}; text-decoration: underline">${label}</a></p>`;
  const at = mail.html.lastIndexOf("</body>");
  const html = at === -1 ? mail.html + link : `${mail.html.slice(0, at)}${link}\n${mail.html.slice(at)}`;
  return { ...mail, unsubscribeUrl, text: `${mail.text}\n${label}: ${unsubscribeUrl}\n`, html };
}
