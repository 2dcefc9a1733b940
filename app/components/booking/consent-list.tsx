import type { ReactNode } from "react";
import type { Consent } from "../../../server/domain/booking/consent.ts";
import { sitePolicyPath } from "../../../server/domain/site-policy/site-policy.ts";
import { consentWords } from "../../../server/domain/text/en/booking/consent.ts";
import { formatDayAndTime, formatNumber } from "../../../server/domain/text/formats.ts";
import type { TimeZone } from "../../../server/domain/values/instant.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

/** What a client agreed to with a booking, and when, with links to the very versions. */
export function ConsentList({
  consents,
  timeZone,
}: {
  readonly consents: readonly Consent[];
  readonly timeZone: TimeZone;
}) {
  const t = useText(consentWords);
  const language = useLanguage();
  const whatOf = ({ kind, policyNumber }: Consent): ReactNode => {
    if (kind === "early_start" || policyNumber === null) return t("early");
    return rich(
      t.parts(kind, {
        number: formatNumber(policyNumber, language),
        link: (words) => (
          <a className="link" href={sitePolicyPath(kind, policyNumber)}>
            {rich(words)}
          </a>
        ),
      }),
    );
  };
  return (
    <ul className="space-y-1">
      {consents.map((consent) => (
        <li key={`${consent.kind} ${consent.policyNumber ?? ""}`}>
          {whatOf(consent)}
          <span className="label block">
            {t(consent.source === "page" ? "on" : "askedByProgram", {
              time: formatDayAndTime(consent.at, timeZone, language),
            })}
          </span>
        </li>
      ))}
    </ul>
  );
}
