import { Form } from "@remix-run/react";
import { formatDayAndTime, timeZone } from "../../../server/domain/values/instant.ts";
import { browserInWords } from "../../text/browser-in-words.ts";
import { AccountSection } from "./account-section.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { AccountOnPage } from "../../page-data.ts";
import { useReaderTimeZone } from "../../hooks/use-reader-time-zone.ts";

const UTC = timeZone("UTC");

export function SessionsSection({ sessions }: { readonly sessions: AccountOnPage["sessions"] }) {
  const zone = useReaderTimeZone()?.zone ?? UTC;
  return (
    <AccountSection id="sessions" title="Where you are signed in">
      <ul className="divide-y divide-line">
        {sessions.map(({ id, userAgent, begunAt, lastSeenAt, isThis }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-1 py-3">
            <div className="min-w-0">
              <p className="font-medium">
                {browserInWords(userAgent)}
                {isThis && <span className="font-normal text-good"> · this browser</span>}
              </p>
              <p className="label">Since {formatDayAndTime(begunAt, zone)}</p>
              {!isThis && <p className="label">Last seen {formatDayAndTime(lastSeenAt, zone)}</p>}
            </div>
            {!isThis && (
              <Form method="post" action="/account#sessions">
                <input type="hidden" name="intent" value="end-session" />
                <SubmitButton name="session" value={id} busy="Signing out…" look="button-text">
                  Sign out<span className="sr-only"> {browserInWords(userAgent)}</span>
                </SubmitButton>
              </Form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form method="post" action="/account#sessions">
          <SubmitButton name="intent" value="end-other-sessions" busy="Signing out…" look="button-quiet">
            Sign out everywhere else
          </SubmitButton>
        </Form>
      )}
    </AccountSection>
  );
}
