import { Form, Link } from "@remix-run/react";
import { asksBeforeRepair, type DriftId } from "../../../server/domain/providers/drift.ts";
import type { DriftWords } from "../../../server/domain/text/drift-in-words.ts";
import { openDrift } from "../../../server/domain/text/en/operator/open-drift.ts";
import { formatAge, formatDayAndTime, formatPrice } from "../../../server/domain/text/formats.ts";
import type { Language } from "../../../server/domain/text/language.ts";
import { textIn } from "../../../server/domain/text/place.ts";
import type { Instant, TimeZone } from "../../../server/domain/values/instant.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { ProviderId } from "../../components/operator/provider-id.tsx";
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
  const language = useLanguage();
  const t = useText(openDrift);
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
            {whoseInWords(booking, zone, language)}
          </Link>
        </p>
      )}
      <p className="mt-2">{words.meaning}</p>
      <p className="label mt-2">
        {t("found", {
          time: formatDayAndTime(foundAt, zone, language),
          age: formatAge(foundAt, now, language),
        })}{" "}
        {bookingId !== null && booking === null && (
          <Link to={`/operator/bookings/${bookingId}`} className="link">
            {t("look")}
          </Link>
        )}
      </p>
      {drift.details.paymentIntentId !== null && (
        <p className="label mt-1">
          <ProviderId object={{ provider: "stripe", id: drift.details.paymentIntentId }} />
        </p>
      )}
      {drift.details.calendlyEventId !== null && (
        <p className="label mt-1">
          <ProviderId object={{ provider: "calendly", id: drift.details.calendlyEventId }} />
        </p>
      )}
      <Repair id={id} repair={words.repair} asksFirst={asksBeforeRepair(drift.kind)} isAsked={isAsked} />
      <details className="disclosure mt-2" open={mine !== null}>
        <summary>
          <Icon name="chevron" className="chevron" />
          {t("dismissSummary")}
        </summary>
        <Form method="post" action="/operator/reconciliation" className="mt-1 space-y-4" noValidate>
          <p className="text-soft">{t("dismissHelp")}</p>
          <FormField
            name="note"
            id={`dismiss-${id}`}
            label={t("reason")}
            type="text"
            autoComplete="off"
            hint={t("reasonHint")}
            defaultValue={mine?.note ?? ""}
            error={mine?.error ?? undefined}
            focus
          />
          <SubmitButton name="intent" value={`dismiss:${id}`} busy={t("dismissing")} look="button-quiet">
            {t("dismiss")}
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
  readonly repair: DriftWords["repair"];
  readonly asksFirst: boolean;
  readonly isAsked: boolean;
}) {
  const t = useText(openDrift);
  if (repair === null) return null;
  if (asksFirst && !isAsked) {
    return (
      <p className="mt-2">
        <Link to={`/operator/reconciliation?repair=${id}#${id}`} className="button-text">
          {t("ask")}
        </Link>
      </p>
    );
  }
  return (
    <Form method="post" action="/operator/reconciliation" className="mt-4">
      <p className="mb-3 text-soft">{repair.text}</p>
      <div className="flex flex-wrap gap-3">
        <SubmitButton
          name="intent"
          value={`repair:${id}`}
          busy={t("repairing")}
          look={asksFirst ? "button-danger" : "button"}
        >
          {repair.button}
        </SubmitButton>
        {asksFirst && (
          <Link to={`/operator/reconciliation#${id}`} className="button-quiet">
            {t("leave")}
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
  language: Language,
): string {
  const t = textIn(openDrift, language);
  const named = {
    session: sessionTypeName,
    client: clientName,
    builder: builderName,
    price: formatPrice(price, language),
  };
  return startsAt === null
    ? t("bookingWithoutTime", named)
    : t("booking", { ...named, time: formatDayAndTime(startsAt, zone, language) });
}
