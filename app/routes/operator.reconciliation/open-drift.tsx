import { Form, Link } from "@remix-run/react";
import { asksBeforeRepair, type DriftId } from "../../../server/domain/providers/drift.ts";
import type { DriftWords } from "../../../server/domain/text/drift-in-words.ts";
import { formatDayAndTime, type Instant, type TimeZone } from "../../../server/domain/values/instant.ts";
import { formatPrice } from "../../../server/domain/values/money.ts";
import { ageInWords } from "../../text/age-in-words.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { ReconciliationOnPage } from "../../page-data.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import type { DriftAnswer } from "./drift-answer.ts";

/** One open drift: what is wrong, for whom, what one click does, and a way to dismiss it. */
export function OpenDrift({
  drift,
  now,
  answer,
  isAsked,
}: {
  readonly drift: ReconciliationOnPage["open"][number] & { readonly words: DriftWords };
  readonly now: Instant;
  readonly answer: DriftAnswer | undefined;
  /** Whether its repair was asked for. */
  readonly isAsked: boolean;
}) {
  const { id, booking, bookingId, foundAt, words } = drift;
  const zone = useOperatorZone();
  const mine = answer?.driftId === id && answer.error !== null ? answer : null;
  return (
    <li id={id} className="card scroll-mt-6 p-6">
      <h3 className="subtitle flex gap-3">
        <Icon name="warning" className="mt-0.5 text-bad" />
        <span className="min-w-0 wrap-anywhere">{words.problem}</span>
      </h3>
      {booking !== null && (
        <p className="mt-1">
          <Link to={`/operator/bookings/${booking.id}`} className="link wrap-anywhere">
            {whoseInWords(booking, zone)}
          </Link>
        </p>
      )}
      <p className="mt-2">{words.meaning}</p>
      <p className="label mt-2">
        Found {formatDayAndTime(foundAt, zone)}, {ageInWords(foundAt, now)} ago.{" "}
        {bookingId !== null && booking === null && (
          <Link to={`/operator/bookings/${bookingId}`} className="link">
            Look at the booking
          </Link>
        )}
      </p>
      <Repair id={id} repair={words.repair} asksFirst={asksBeforeRepair(drift.kind)} isAsked={isAsked} />
      <details className="disclosure mt-2" open={mine !== null}>
        <summary>
          <Icon name="chevron" className="chevron" />
          Put it aside…
        </summary>
        <Form method="post" action="/operator/reconciliation" className="mt-1 space-y-4" noValidate>
          <p className="text-soft">
            Nothing is changed, and it is not reported again. For what you have settled in another way, or
            what is right as it is.
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

/** What one click does. Where it cancels something, a link opens the form, and only its button does it. */
function Repair({
  id,
  repair,
  asksFirst,
  isAsked,
}: {
  readonly id: DriftId;
  readonly repair: string | null;
  readonly asksFirst: boolean;
  readonly isAsked: boolean;
}) {
  if (repair === null) return null;
  if (asksFirst && !isAsked) {
    return (
      <p className="mt-2">
        <Link to={`/operator/reconciliation?repair=${id}#${id}`} className="button-text">
          Repair it…
        </Link>
      </p>
    );
  }
  return (
    <Form method="post" action="/operator/reconciliation" className="mt-4">
      <p className="mb-3 text-soft">{repair}</p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton
          name="intent"
          value={`repair:${id}`}
          busy="Repairing…"
          look={asksFirst ? "button-danger" : "button"}
        >
          {asksFirst ? "Yes, repair it" : "Repair it"}
        </SubmitButton>
        {asksFirst && (
          <Link to={`/operator/reconciliation#${id}`} className="button-quiet">
            Leave it
          </Link>
        )}
      </div>
    </Form>
  );
}

/** Whose booking a drift is about: what, who, when and how much. */
function whoseInWords(
  {
    sessionTypeName,
    clientName,
    builderName,
    startsAt,
    price,
  }: NonNullable<ReconciliationOnPage["open"][number]["booking"]>,
  zone: TimeZone,
): string {
  const when = startsAt === null ? "no time picked" : formatDayAndTime(startsAt, zone);
  return `${sessionTypeName}, ${clientName} with ${builderName}, ${when}, ${formatPrice(price)}`;
}
