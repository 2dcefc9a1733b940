import { singleMail } from "../../mails/single-mail.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import type { BrokenReason } from "../../domain/providers/connection-state.ts";
import { connectionMailText } from "../../domain/text/en/mails/connection-mails.ts";
import { formatDayAndTime, formatList } from "../../domain/text/formats.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Instant } from "../../domain/values/instant.ts";
import type { Mail } from "../../ports.ts";

/** The mail that asks a builder to connect again. Pure. */
export function connectionTroubleMail(trouble: {
  readonly to: string;
  /** The receiver's. */
  readonly language: Language;
  readonly builder: Builder;
  readonly reason: BrokenReason;
  readonly missingScopes: readonly string[];
  /** Until when it works nevertheless; null when it does not. */
  readonly worksUntil: Instant | null;
  readonly appUrl: string;
  /** Stable for one trouble of one connection. */
  readonly id: string;
}): Mail {
  const { builder, worksUntil, missingScopes, appUrl, language } = trouble;
  const t = textIn(connectionMailText, language);
  return singleMail({
    to: trouble.to,
    subject: t("toBuilderSubject"),
    paragraphs: [
      t("toBuilder"),
      t(trouble.reason),
      ...(missingScopes.length === 0 ? [] : [t("missing", { scopes: formatList(missingScopes, language) })]),
      worksUntil === null
        ? t("noBookings")
        : t("worksUntil", { until: formatDayAndTime(worksUntil, builder.timeZone, language) }),
      t("repair"),
      { label: t("page"), url: `${appUrl}/builder/connection` },
    ],
    // It says how the connection is now.
    dueAt: null,
    name: `connection.${trouble.id}.builder`,
    appUrl,
    language,
  });
}
