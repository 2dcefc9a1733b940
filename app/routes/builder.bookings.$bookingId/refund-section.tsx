import { Form, Link } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { isDisputed } from "../../../server/domain/booking/booking-money.ts";
import { confirmedPaymentOf } from "../../../server/domain/booking/booking.ts";
import type { Money } from "../../../server/domain/values/money.ts";
import { parseMoney, typedMoney } from "../../../server/domain/offer/parse-money.ts";
import { builderRefund } from "../../../server/domain/text/en/builder/refund.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { allGoesBack } from "../../text/all-goes-back.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { Icon } from "../../components/page/icon.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import type { BookingOfBuilder } from "../../page-data.ts";
import type { FormAnswer } from "./answer-form.ts";
import { leftToReturn } from "./refund-form.ts";
import { refundProblemInWords } from "./refund-problem-in-words.ts";

interface Props {
  readonly booking: BookingOfBuilder;
  readonly requestId: string;
  readonly answer: FormAnswer["refund"];
}

/** Money back out of goodwill, or because the builder did not come. Nothing while nothing can be returned. */
export function RefundSection({ booking, requestId, answer }: Props) {
  const t = useText(builderRefund);
  const language = useLanguage();
  const { context, now } = booking;
  const payment = confirmedPaymentOf(context);
  const left = leftToReturn(context);
  if (payment === null || left === null || left.amountMinor === 0 || isDisputed(context, payment))
    return null;
  const hasBegun = context.time !== null && now >= context.time.startsAt && context.canceledAt === null;
  // Where scripts are off, the answer is shown where the form stands.
  const here = `/builder/bookings/${booking.id}#give-back`;
  const goodwill = answer?.kind === "goodwill" ? answer : undefined;
  const missed = answer?.kind === "builder_no_show" ? answer : undefined;
  return (
    <section aria-labelledby="give-back" className="scroll-mt-6">
      <h2 id="give-back" className="section mb-2.5">
        {t("title")}
      </h2>
      <div className="card divide-y divide-line px-5">
        {goodwill?.isPreview === true ? (
          <Preview booking={booking} typed={goodwill.typed} left={left} />
        ) : (
          <details className="disclosure py-2" open={goodwill !== undefined}>
            <summary>
              <Icon name="chevron" className="chevron -ms-1 scale-75" />
              {t("goodwill")}
            </summary>
            <Form method="post" action={here} preventScrollReset className="mt-1 mb-4 max-w-md space-y-4">
              <input type="hidden" name="requestId" value={`${requestId}-goodwill`} />
              <FormField
                name="amount"
                label={t("amount", { currency: left.currency })}
                type="text"
                inputMode="decimal"
                autoComplete="off"
                hint={t("left", { amount: formatMoney(left, language) })}
                defaultValue={goodwill?.typed.amount ?? typedMoney(left)}
                error={refundProblemInWords(goodwill?.errors.amount, language)}
                focus
              />
              <TextArea
                name="note"
                label={t("why")}
                hint={t("whyReader", { client: booking.client.name })}
                defaultValue={goodwill?.typed.note ?? ""}
                error={refundProblemInWords(goodwill?.errors.note, language)}
                focus={goodwill?.errors.amount === undefined}
              />
              <SubmitButton name="intent" value="preview-refund" busy={t("reviewing")} look="button-quiet">
                {t("review")}
              </SubmitButton>
            </Form>
          </details>
        )}
        {hasBegun && (
          <details className="disclosure py-2" open={missed !== undefined}>
            <summary>
              <Icon name="chevron" className="chevron -ms-1 scale-75" />
              {t("missed")}
            </summary>
            <Form method="post" action={here} preventScrollReset className="mt-1 mb-4 max-w-md space-y-4">
              <p>
                {allGoesBack(context, left, booking.client.name, language)} {t("missedPolicy")}
              </p>
              <input type="hidden" name="requestId" value={`${requestId}-missed`} />
              <TextArea
                name="note"
                id="missed-note"
                label={t("missedNote", { client: booking.client.name })}
                defaultValue={missed?.typed.note ?? t("missedApology")}
                error={refundProblemInWords(missed?.errors.note ?? missed?.errors.amount, language)}
                focus
              />
              <SubmitButton name="intent" value="no-show" busy={t("refunding")}>
                {t("missedRefund", { amount: formatMoney(left, language) })}
              </SubmitButton>
            </Form>
          </details>
        )}
      </div>
    </section>
  );
}

/** What would happen, to be confirmed. */
function Preview({
  booking,
  typed,
  left,
}: {
  readonly booking: BookingOfBuilder;
  readonly typed: NonNullable<Props["answer"]>["typed"];
  readonly left: Money;
}) {
  const t = useText(builderRefund);
  const language = useLanguage();
  const amount = parseMoney(typed.amount, left.currency) ?? left;
  const isAll = amount.amountMinor === left.amountMinor;
  const question = useRef<HTMLHeadingElement>(null);
  // It stands in the place of the form, whose button had the focus.
  useEffect(() => question.current?.focus(), []);
  return (
    <Form
      method="post"
      action={`/builder/bookings/${booking.id}`}
      className="space-y-4 py-5"
      aria-label={t("confirm")}
    >
      <div>
        <h3
          ref={question}
          tabIndex={-1}
          className="w-fit text-2xl font-semibold tracking-tight wrap-anywhere"
        >
          {t("back", { amount: formatMoney(amount, language), client: booking.client.name })}
        </h3>
        <p className="text-soft">
          {isAll ? t("backAll") : t("backPart", { left: formatMoney(left, language) })}{" "}
          {t("backHow", { client: booking.client.name })}
        </p>
      </div>
      <blockquote className="border-s-2 border-line ps-3 wrap-anywhere whitespace-pre-line">
        {typed.note}
      </blockquote>
      <input type="hidden" name="requestId" value={typed.requestId} />
      <input type="hidden" name="amount" value={typed.amount} />
      <input type="hidden" name="note" value={typed.note} />
      <p className="flex flex-wrap gap-3">
        <SubmitButton name="intent" value="refund" busy={t("refunding")}>
          {t("refund", { amount: formatMoney(amount, language) })}
        </SubmitButton>
        <Link to={`/builder/bookings/${booking.id}`} className="button-quiet">
          {t("dont")}
        </Link>
      </p>
    </Form>
  );
}
