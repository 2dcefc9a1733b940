import { Form, Link } from "@remix-run/react";
import { formatDayAndTime, type Instant } from "../../../server/domain/values/instant.ts";
import type { DeadLetterWords } from "../../../server/domain/text/dead-letter-in-words.ts";
import { ageInWords } from "../../text/age-in-words.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { SelectField } from "../../components/forms/select-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { DeadLettersOnPage } from "../../page-data.ts";
import { OBLIGATION_ENDS, type ObligationEnd, type DeadLetterAnswer } from "./dead-letter-answer.ts";
import type { DeadLetterName } from "./dead-letter-name.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

const OBLIGATION_END_WORDS = {
  settled_outside: "I have returned it outside Stripe",
  waived: "It was refunded in Stripe’s dashboard, or is not owed",
} satisfies Record<ObligationEnd, string>;

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
  return (
    <li id={name} className="card p-6">
      <h2 className="subtitle flex gap-3">
        <Icon name="warning" className="mt-0.5 text-bad" />
        <span className="min-w-0 wrap-anywhere">{words.title}</span>
      </h2>
      {booking !== null && (
        <p className="mt-1">
          <Link to={`/operator/bookings/${booking.id}`} className="link">
            {booking.sessionTypeName}, {booking.clientName} with {booking.builderName}
          </Link>
        </p>
      )}
      <p className="mt-2">{words.meaning}</p>
      <dl className="mt-3 grid gap-x-6 gap-y-1 text-[0.9375rem] sm:grid-cols-[9rem_minmax(0,1fr)]">
        <dt className="text-soft">Failed</dt>
        <dd>
          {formatDayAndTime(since, zone)}, {ageInWords(since, now)} ago
        </dd>
        <dt className="text-soft">After</dt>
        <dd>
          {attempts === 1 ? "1 try" : `${attempts} tries`}, the first requested{" "}
          {formatDayAndTime(createdAt, zone)}
        </dd>
        <dt className="text-soft">Last answer</dt>
        <dd className="wrap-anywhere">{lastError ?? "no reason recorded"}</dd>
      </dl>
      <div className="mt-3 border-t border-line pt-2">
        <Decision
          name={name}
          decision="retry"
          summary="Try it again…"
          button="Try again"
          consequence="It is tried again at once, as often as a new one, and looked up at the provider first: what has been done already is not done twice."
          answer={answer}
        />
        <Decision
          name={name}
          decision="drop"
          summary="Drop it…"
          button="Drop it"
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
            label="What became of the money"
            defaultValue={mine?.becomes ?? OBLIGATION_ENDS[0]}
          >
            {OBLIGATION_ENDS.map((end) => (
              <option key={end} value={end}>
                {OBLIGATION_END_WORDS[end]}
              </option>
            ))}
          </SelectField>
        )}
        <FormField
          name="note"
          id={`${decision}-${name}`}
          label="Reason"
          type="text"
          autoComplete="off"
          hint="It is kept with the time, as an operator’s decision."
          defaultValue={mine?.note ?? ""}
          error={mine?.error ?? undefined}
          focus
        />
        <SubmitButton
          name="intent"
          value={`${decision}:${name}`}
          busy={decision === "retry" ? "Retrying…" : "Dropping it…"}
          look={decision === "retry" ? "button" : "button-danger"}
        >
          {button}
        </SubmitButton>
      </Form>
    </details>
  );
}
