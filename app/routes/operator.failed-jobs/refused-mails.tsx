import { Form } from "@remix-run/react";
import type { Instant } from "../../../server/domain/values/instant.ts";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { PageSection } from "../../components/page/page-section.tsx";
import type { DeadLettersOnPage } from "../../page-data.ts";
import { refusedMails } from "../../../server/domain/text/en/operator/refused-mails.ts";
import { formatAge, formatNumber } from "../../../server/domain/text/formats.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";

/** Mails about accounts that the mail server refused, by kind and reason; their recipients are not stored. Renders nothing while there are none. */
export function RefusedMails({
  mails,
  now,
}: {
  readonly mails: DeadLettersOnPage["refusedMails"];
  readonly now: Instant;
}) {
  const t = useText(refusedMails);
  const language = useLanguage();
  const code = (text: React.ReactNode[]) => <code>{text}</code>;
  if (mails.length === 0) return null;
  return (
    <PageSection id="mails" title={t("title")}>
      <p className="mb-3 text-soft">{t("intro")}</p>
      <ul className="card divide-y divide-line px-5">
        {mails.map(({ subject, reason, refusals, firstAt, lastAt }) => (
          <li key={`${subject} ${reason}`} className="flex gap-4 py-4">
            <Icon name="warning" className="mt-0.5 text-warn" />
            <div className="min-w-0 flex-1 wrap-anywhere">
              <p className="font-medium">{t("subject", { subject })}</p>
              <p className="text-soft">
                {rich(
                  refusals === 1
                    ? t.parts("once", { age: formatAge(lastAt, now, language), reason, code })
                    : t.parts("often", {
                        count: formatNumber(refusals, language),
                        firstAge: formatAge(firstAt, now, language),
                        lastAge: formatAge(lastAt, now, language),
                        reason,
                        code,
                      }),
                )}
              </p>
              <Form method="post" action="/operator/failed-jobs" className="mt-3">
                <input type="hidden" name="subject" value={subject} />
                <input type="hidden" name="reason" value={reason} />
                <SubmitButton name="intent" value="put-mail-aside" busy={t("dismissing")} look="button-quiet">
                  {t("dismiss")}
                </SubmitButton>
              </Form>
            </div>
          </li>
        ))}
      </ul>
    </PageSection>
  );
}
