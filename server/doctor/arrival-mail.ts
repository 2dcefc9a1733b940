import { checksMail } from "../domain/text/en/operator/checks-mail.ts";
import { textIn } from "../domain/text/place.ts";
import { singleMail, type SingleMail } from "../mails/single-mail.ts";
import type { Mail } from "../ports.ts";

/** The mail by which the checks find out whether mail arrives. Pure. */
export function arrivalMail(mail: Pick<SingleMail, "to" | "name" | "appUrl" | "language">): Mail {
  const t = textIn(checksMail, mail.language);
  const { host: site } = new URL(mail.appUrl);
  return singleMail({
    ...mail,
    // Somebody has just asked for the checks.
    dueAt: null,
    subject: t("subject"),
    paragraphs: [t("text", { site }), { label: t("page"), url: `${mail.appUrl}/operator` }],
  });
}
