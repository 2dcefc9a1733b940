import { Form, Link } from "@remix-run/react";
import { formatDayAndTime, timeZone, type Instant } from "../../../server/domain/instant.ts";
import { ageInWords } from "../../age-in-words.ts";
import { FormField } from "../../components/form-field.tsx";
import { Icon } from "../../components/icon.tsx";
import { SubmitButton } from "../../components/submit-button.tsx";
import type { ReconciliationOnPage } from "../../page-data.ts";
import type { DriftAnswer } from "./drift-answer.ts";

const UTC = timeZone("UTC");

/** One disagreement that waits for a person: what is wrong, for whom, what one click does, and the way to put it aside. */
export function OpenDrift({
  drift,
  now,
  answer,
}: {
  readonly drift: ReconciliationOnPage["open"][number];
  readonly now: Instant;
  readonly answer: DriftAnswer | undefined;
}) {
  const { id, bookingId, foundAt, words } = drift;
  const mine = answer?.driftId === id && answer.error !== null ? answer : null;
  return (
    <li className="card p-6">
      <h3 className="subtitle flex gap-3">
        <Icon name="warning" className="mt-0.5 text-bad" />
        <span className="min-w-0 wrap-anywhere">{words.problem}</span>
      </h3>
      <p className="mt-2">{words.meaning}</p>
      <p className="label mt-2">
        Found {formatDayAndTime(foundAt, UTC)}, {ageInWords(foundAt, now)} ago.{" "}
        {bookingId !== null && (
          <Link to={`/operator/bookings/${bookingId}`} className="link">
            Look at the booking
          </Link>
        )}
      </p>
      {words.repair !== null && (
        <Form method="post" action="/operator/reconciliation" className="mt-4">
          <p className="mb-3 text-soft">One click: {lowered(words.repair)}</p>
          <SubmitButton name="intent" value={`repair:${id}`} busy="Repairing…">
            Repair it
          </SubmitButton>
        </Form>
      )}
      <details className="disclosure mt-2" open={mine !== null}>
        <summary>
          <Icon name="chevron" className="chevron" />
          Put it aside…
        </summary>
        <Form method="post" action="/operator/reconciliation" className="mt-1 space-y-4" noValidate>
          <p className="text-soft">
            Nothing is changed, and it is not reported again. For what you have settled by another way, or
            what is as it should be.
          </p>
          <FormField
            name="note"
            id={`dismiss-${id}`}
            label="Reason"
            type="text"
            autoComplete="off"
            hint="It stays with the operators’ actions."
            defaultValue={mine?.note ?? ""}
            error={mine?.error ?? undefined}
            focus
          />
          <SubmitButton name="intent" value={`dismiss:${id}`} busy="Putting it aside…" look="button-quiet">
            Put it aside
          </SubmitButton>
        </Form>
      </details>
    </li>
  );
}

function lowered(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
