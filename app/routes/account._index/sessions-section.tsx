import { Form } from "@remix-run/react";
import { timeZone } from "../../../server/domain/values/instant.ts";
import { browserInWords } from "../../text/browser-in-words.ts";
import { AccountSection } from "./account-section.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { AccountOnPage } from "../../page-data.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";
import { sessionsSection } from "../../../server/domain/text/en/account/sessions-section.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

const UTC = timeZone("UTC");

export function SessionsSection({ sessions }: { readonly sessions: AccountOnPage["sessions"] }) {
  const t = useText(sessionsSection);
  const language = useLanguage();
  const zone = useReaderTimeZone()?.zone ?? UTC;
  return (
    <AccountSection id="sessions" title={t("title")}>
      <ul className="divide-y divide-line">
        {sessions.map(({ id, userAgent, begunAt, lastSeenAt, isThis }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="font-medium">
                {browserInWords(userAgent, language)}
                {isThis && <span className="font-normal text-good"> · {t("thisBrowser")}</span>}
              </p>
              <p className="label">{t("since", { when: formatDayAndTime(begunAt, zone, language) })}</p>
              {!isThis && (
                <p className="label">
                  {t("lastSeen", { when: formatDayAndTime(lastSeenAt, zone, language) })}
                </p>
              )}
            </div>
            {!isThis && (
              <Form method="post" action="/account#sessions">
                <input type="hidden" name="intent" value="end-session" />
                <SubmitButton name="session" value={id} busy={t("signingOut")} look="button-text">
                  {rich(
                    t.parts("signOut", {
                      browser: browserInWords(userAgent, language),
                      hidden: (text) => <span className="sr-only">{rich(text)}</span>,
                    }),
                  )}
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" action="/account#sessions">
          <SubmitButton name="intent" value="end-other-sessions" busy={t("signingOut")} look="button-quiet">
            {t("signOutElsewhere")}
          </SubmitButton>
        </Form>
      )}
    </AccountSection>
  );
}
