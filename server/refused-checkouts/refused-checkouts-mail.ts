import { singleMail } from "../mails/single-mail.ts";
import { refusedCheckoutsText } from "../domain/text/en/mails/refused-checkouts.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Mail } from "../ports.ts";

interface RefusedCheckoutsNotification {
  readonly to: string;
  /** The receiver's. */
  readonly language: Language;
  readonly currency: string;
  /** What cannot be paid for, when it is one session only. */
  readonly sessionTypeName: string | null;
  /** Stripe's own words. */
  readonly reason: string;
  readonly cause: string;
  /** Whose clients were refused. */
  readonly builderName: string;
  readonly appUrl: string;
  /** Stable for one mail about one cause. */
  readonly id: string;
}

/** The mail that tells an operator what to put right at Stripe. Pure. */
export function refusedCheckoutsMailToOperator(notification: RefusedCheckoutsNotification): Mail {
  const { language, sessionTypeName: session, builderName: builder, currency, reason, cause } = notification;
  const t = textIn(refusedCheckoutsText, language);
  return mailOf(notification, "operator", [
    session === null ? t("refused", { currency }) : t("refusedSession", { session, builder }),
    t("stripeSays", { reason, cause }),
    t("whose", { builder }),
    t("fixIt"),
  ]);
}

/** The mail that tells a builder that clients cannot pay them, and that somebody else puts it right. Pure. */
export function refusedCheckoutsMailToBuilder(notification: RefusedCheckoutsNotification): Mail {
  const { language, sessionTypeName: session, builderName: builder, currency } = notification;
  const t = textIn(refusedCheckoutsText, language);
  return mailOf(notification, "builder", [
    session === null ? t("toBuilder", { currency }) : t("toBuilderOfSession", { session, builder }),
    t("operatorFixes"),
    t("meanwhile"),
  ]);
}

function mailOf(
  { to, language, sessionTypeName: session, appUrl, id }: RefusedCheckoutsNotification,
  audience: "operator" | "builder",
  paragraphs: readonly string[],
): Mail {
  const t = textIn(refusedCheckoutsText, language);
  return singleMail({
    to,
    subject: session === null ? t("subject") : t("subjectOfSession", { session }),
    paragraphs: [...paragraphs, { label: t("page"), url: `${appUrl}/${audience}` }],
    name: `checkouts-refused.${id}.${audience}`,
    appUrl,
    language,
  });
}
