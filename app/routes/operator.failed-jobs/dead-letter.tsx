import { Form, Link } from "@remix-run/react";
import type { Instant } from "../../../server/domain/values/instant.ts";
import type { DeadLetterWords } from "../../../server/domain/text/dead-letter-in-words.ts";
import { failedJob } from "../../../server/domain/text/en/operator/failed-job.ts";
import { formatAge, formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { DeadLettersOnPage } from "../../page-data.ts";
import { OBLIGATION_ENDS, type DeadLetterAnswer } from "./dead-letter-answer.ts";
import type { DeadLetterName } from "./dead-letter-name.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

/** One dead letter, and the two decisions about it. Which of them opens is a `<details>`: it needs no script. */
export function DeadLetter({
  name,
  isRefund,
  deadLetter: { booking, words, createdAt, deadAt, attempts, lastError },
  now,
  answer,
}: {
  readonly name: DeadLetterName;
  /** Whether a refund obligation ends with it. */
  readonly isRefund: boolean;
  readonly deadLetter: {
    readonly booking: DeadLettersOnPage["effects"][number]["booking"];
    readonly words: DeadLetterWords;
    readonly createdAt: Instant;
    readonly deadAt: Instant | null;
    readonly attempts: number;
    readonly lastError: string | null;
  };
  readonly now: Instant;
  readonly answer: DeadLetterAnswer | undefined;
}) {
  const since = deadAt ?? createdAt;
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(failedJob);
  return (
    <li id={name} className="card p-6">
      <h2 className="subtitle flex gap-3">
        <Icon name="warning" className="mt-0.5 text-bad" />
        <span className="min-w-0 wrap-anywhere">{words.title}</span>
      </h2>
      {booking !== null && (
        <p className="mt-1">
          <Link to={`/operator/bookings/${booking.id}`} className="link">
            {t("booking", {
              session: booking.sessionTypeName,
              client: booking.clientName,
              builder: booking.builderName,
            })}
          </Link>
        </p>
      )}
      <p className="mt-2">{words.meaning}</p>
      <dl className="mt-3 grid gap-x-6 gap-y-1 text-[0.9375rem] sm:grid-cols-[9rem_minmax(0,1fr)]">
        <dt className="text-soft">{t("failed")}</dt>
        <dd>
          {t("failedAt", {
            time: formatDayAndTime(since, zone, language),
            age: formatAge(since, now, language),
          })}
        </dd>
        <dt className="text-soft">{t("after")}</dt>
        <dd>{t("tries", { count: attempts, time: formatDayAndTime(createdAt, zone, language) })}</dd>
        <dt className="text-soft">{t("lastAnswer")}</dt>
        <dd className="wrap-anywhere">
          {lastError === null ? t("noAnswer") : <span lang="en">{lastError}</span>}
        </dd>
      </dl>
      <div className="mt-3 border-t border-line pt-2">
        <Decision
          name={name}
          decision="retry"
          summary={t("retrySummary")}
          button={t("retry")}
          consequence={t("retryHelp")}
          answer={answer}
        />
        <Decision
          name={name}
          decision="drop"
          summary={t("dropSummary")}
          button={t("drop")}
          consequence={words.dropped}
          answer={answer}
          asksForObligation={isRefund}
        />
      </div>
    </li>
  );
}

function Decision({
  name,
  decision,
  summary,
  button,
  consequence,
  answer,
  asksForObligation = false,
}: {
  readonly name: DeadLetterName;
  readonly decision: DeadLetterAnswer["decision"];
  readonly summary: string;
  readonly button: string;
  readonly consequence: string;
  readonly answer: DeadLetterAnswer | undefined;
  readonly asksForObligation?: boolean;
}) {
  const t = useText(failedJob);
  const mine = answer?.deadLetter === name && answer.decision === decision ? answer : null;
  return (
    <details className="disclosure" open={mine !== null}>
      <summary>
        <Icon name="chevron" className="chevron" />
        {summary}
      </summary>
      <Form method="post" action="/operator/failed-jobs" className="mt-1 mb-4 space-y-4" noValidate>
        <p className="text-soft">{consequence}</p>
        {asksForObligation && (
          <SelectField
            name="becomes"
            id={`becomes-${name}`}
            label={t("becomes")}
            defaultValue={mine?.becomes ?? OBLIGATION_ENDS[0]}
          >
            {OBLIGATION_ENDS.map((end) => (
              <option key={end} value={end}>
                {t(end)}
              </option>
            ))}
          </SelectField>
        )}
        <FormField
          name="note"
          id={`${decision}-${name}`}
          label={t("reason")}
          type="text"
          autoComplete="off"
          hint={t("reasonHint")}
          defaultValue={mine?.note ?? ""}
          error={mine?.error ?? undefined}
          focus
        />
        <SubmitButton
          name="intent"
          value={`${decision}:${name}`}
          busy={t(decision === "retry" ? "retrying" : "dropping")}
          look={decision === "retry" ? "button" : "button-danger"}
        >
          {button}
        </SubmitButton>
      </Form>
    </details>
  );
}
