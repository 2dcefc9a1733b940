import { singleMail } from "../../mails/single-mail.ts";
import type { Builder } from "../../domain/offer/session-type.ts";
import type { BrokenReason } from "../../domain/providers/connection-state.ts";
import { connectionMailText } from "../../domain/text/en/mails/connection-mails.ts";
import { formatDayAndTime, formatList } from "../../domain/text/formats.ts";
import type { Language } from "../../domain/text/language.ts";
import { textIn } from "../../domain/text/place.ts";
import type { Instant } from "../../domain/values/instant.ts";
import type { Mail } from "../../ports.ts";

/** The mail about a connection that must be connected again. Pure. */
export function connectionTroubleMail(trouble: {
  readonly audience: "builder" | "operator";
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
  const { audience, builder, worksUntil, missingScopes, appUrl, language } = trouble;
  const t = textIn(connectionMailText, language);
  const name = { builder: builder.displayName };
  const isBuilder = audience === "builder";
  return singleMail({
    to: trouble.to,
    subject: isBuilder ? t("toBuilderSubject") : t("toOperatorSubject", name),
    paragraphs: [
      isBuilder ? t("toBuilder") : t("toOperator", name),
      t(trouble.reason),
      ...(missingScopes.length === 0 ? [] : [t("missing", { scopes: formatList(missingScopes, language) })]),
      worksUntil === null
        ? t("noBookings")
        : t("worksUntil", { until: formatDayAndTime(worksUntil, builder.timeZone, language) }),
      isBuilder ? t("repair") : t("builderTold", name),
      isBuilder
        ? { label: t("page"), url: `${appUrl}/builder/connection` }
        : { label: t("pageOfOperator"), url: `${appUrl}/operator` },
    ],
    name: `connection.${trouble.id}.${audience}`,
    appUrl,
    language,
  });
}
