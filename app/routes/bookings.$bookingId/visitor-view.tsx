import { bookingVisitor } from "../../../server/domain/text/en/booking/visitor.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { StatusLine } from "../../components/booking/status-line.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { BothTimes } from "./both-times.tsx";
import { StepHeading } from "./steps/step-heading.tsx";
import type { StepProps } from "./steps/step-props.ts";

/** What the builder and operators see of somebody else's booking: all of it, and nothing to press. */
export function VisitorView({ booking, words }: Pick<StepProps, "booking" | "words">) {
  const t = useText(bookingVisitor);
  const language = useLanguage();
  const { client, context, refunds } = booking;
  return (
    <>
      <StepHeading title={t("title", { client: client.name })} />
      <p className="mt-2">
        <StatusLine status={words.status} />
      </p>
      <div className="mt-7 space-y-7">
        <BothTimes booking={booking} />
        <dl className="border-t border-line pt-5">
          <dt className="label">{t("client")}</dt>
          <dd>
            {client.name}, <span className="break-words">{client.email}</span>
          </dd>
          <dt className="label mt-4">{t("payments")}</dt>
          {context.payments.length === 0 && <dd>{t("none")}</dd>}
          {context.payments.map(({ checkoutId, amount }) => (
            <dd key={checkoutId}>{t("received", { amount: formatMoney(amount, language) })}</dd>
          ))}
          {refunds.map(({ amount, status }, index) => (
            <dd key={index}>{t(status, { amount: formatMoney(amount, language) })}</dd>
          ))}
        </dl>
      </div>
    </>
  );
}
