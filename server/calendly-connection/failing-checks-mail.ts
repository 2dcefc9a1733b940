import type { Builder } from "../domain/offer/session-type.ts";
import { checkFailureInWords } from "../domain/text/check-failure-words.ts";
import { connectionMailText } from "../domain/text/en/mails/connection-mails.ts";
import { formatDayAndTime } from "../domain/text/formats.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import type { Instant } from "../domain/values/instant.ts";
import { singleMail } from "../mails/single-mail.ts";
import type { Mail } from "../ports.ts";

/** Tells a builder since when their webhooks cannot be checked, and why. Pure. */
export function failingChecksMail({
  builder,
  language,
  since,
  failure,
  connectionId,
  appUrl,
}: {
  readonly builder: Builder;
  /** The receiver's. */
  readonly language: Language;
  readonly since: Instant;
  readonly failure: Parameters<typeof checkFailureInWords>[0];
  readonly connectionId: string;
  readonly appUrl: string;
}): Mail {
  const t = textIn(connectionMailText, language);
  return singleMail({
    to: builder.email,
    subject: t("checksSubject"),
    paragraphs: [
      `${t("checks", { since: formatDayAndTime(since, builder.timeZone, language) })} ${checkFailureInWords(failure, language)}`,
      t("checksEffect"),
      t("checksRepair"),
      { label: t("page"), url: `${appUrl}/builder/connection` },
    ],
    // Stable for one trouble of one connection.
    // It says how the connection is now.
    dueAt: null,
    name: `checks.${connectionId}.${since.replaceAll(/\D/g, "")}`,
    appUrl,
    language,
  });
}
