import { singleMail } from "../mails/single-mail.ts";
import { refusedCheckoutsText } from "../domain/text/en/mails/refused-checkouts.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Mail } from "../ports.ts";

interface RefusedCheckoutsNotification {
  readonly to: string;
  /** The receiver's. */
  readonly language: Language;
  readonly currency: string;
  /** What cannot be paid for, when it is one session only. */
  readonly sessionTypeName: string | null;
  /** Whose clients were refused. */
  readonly builderName: string;
  readonly appUrl: string;
  /** When the last of them was refused. */
  readonly lastAt: Instant;
  /** Stable for one mail about one cause. */
  readonly id: string;
}

/** The mail that tells a builder that clients cannot pay them, and that somebody else puts it right. Pure. */
export function refusedCheckoutsMail(notification: RefusedCheckoutsNotification): Mail {
  const { to, language, sessionTypeName: session, builderName: builder, currency, appUrl, id } = notification;
  const t = textIn(refusedCheckoutsText, language);
  return singleMail({
    to,
    subject: session === null ? t("subject") : t("subjectOfSession", { session }),
    paragraphs: [
      session === null ? t("toBuilder", { currency }) : t("toBuilderOfSession", { session, builder }),
      t("operatorFixes"),
      t("meanwhile"),
      { label: t("page"), url: `${appUrl}/builder` },
    ],
    dueAt: notification.lastAt,
    name: `checkouts-refused.${id}.builder`,
    appUrl,
    language,
  });
}
