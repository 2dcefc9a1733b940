import { Form } from "@remix-run/react";
import type { Instant } from "../../../server/domain/values/instant.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import type { DeadLettersOnPage } from "../../page-data.ts";
import { ageInWords } from "../../text/age-in-words.ts";

/** Mails about accounts that the mail server refused, by kind and reason; their recipients are not stored. Renders nothing while there are none. */
export function RefusedMails({
  mails,
  now,
}: {
  readonly mails: DeadLettersOnPage["refusedMails"];
  readonly now: Instant;
}) {
  if (mails.length === 0) return null;
  return (
    <PageSection id="mails" title="Mails about accounts that were refused">
      <p className="mb-3 text-soft">
        Whoever asked for one was told so on the page. They are not sent again: their links would be too old.
        Code 550 and the like mean an address that does not exist, or a mail server that does not trust this
        site’s; “Check the installation” on the overview tells the two apart.
      </p>
      <ul className="card divide-y divide-line px-5">
        {mails.map(({ subject, reason, refusals, firstAt, lastAt }) => (
          <li key={`${subject} ${reason}`} className="flex gap-4 py-4">
            <Icon name="warning" className="mt-0.5 text-warn" />
            <div className="min-w-0 flex-1 wrap-anywhere">
              <p className="font-medium">“{subject}”</p>
              <p className="text-soft">
                {refusals === 1
                  ? `Once, ${ageInWords(lastAt, now)} ago`
                  : `${refusals} times, the first ${ageInWords(firstAt, now)} ago, the last ${ageInWords(lastAt, now)} ago`}{" "}
                · <code>{reason}</code>
              </p>
              <Form method="post" action="/operator/failed-jobs" className="mt-3">
                <input type="hidden" name="subject" value={subject} />
                <input type="hidden" name="reason" value={reason} />
                <SubmitButton
                  name="intent"
                  value="put-mail-aside"
                  busy="Putting it aside…"
                  look="button-quiet"
                >
                  Put aside
                </SubmitButton>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
