import { bookingVisitor } from "../../../server/domain/text/en/booking/visitor.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import { StepHeading } from "./steps/step-heading.tsx";
import type { StepProps } from "./steps/step-props.ts";

/** What the builder and operators see of somebody else's booking: all of it, and nothing to press. */
export function VisitorView({ booking }: Pick<StepProps, "booking">) {
  const t = useText(bookingVisitor);
  const language = useLanguage();
  const { client, context, refunds } = booking;
  return (
    <>
      <StepHeading title={t("title", { client: client.name })} />
      <div className="mt-5 space-y-7">
        <dl>
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
