import { Form, Link } from "@remix-run/react";
import { refundForm } from "../../../server/domain/text/en/operator/refund-form.ts";
import { formatMoney } from "../../../server/domain/text/formats.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import type { TypedReason } from "../../components/forms/reason-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { RefundProposal } from "./refund-proposals.ts";

/** Says that a refund which failed was returned in another way. However often this form is sent, it is said once. */
export function SettledOutsideForm({
  page,
  failed: { left, due },
  typed,
}: {
  readonly page: string;
  readonly failed: RefundProposal;
  readonly typed: TypedReason | null;
}) {
  const t = useText(refundForm);
  const language = useLanguage();
  return (
    <Form method="post" action={page} className="space-y-4" noValidate>
      <h3 tabIndex={-1} className="subtitle w-fit">
        {t("titleOutside", { amount: formatMoney(left, language) })}
      </h3>
      <p className="text-soft">{t("helpOutside")}</p>
      <input type="hidden" name="due" value={due ?? ""} />
      <FormField
        name="note"
        id="outside-note"
        label={t("reason")}
        type="text"
        autoComplete="off"
        hint={t("reasonHintAgain")}
        defaultValue={typed?.note ?? ""}
        error={typed?.error ?? undefined}
        focus
      />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <SubmitButton name="intent" value="settle" busy={t("settling")}>
          {t("settleOutside")}
        </SubmitButton>
        <Link to={page} preventScrollReset className="button-text">
          {t("leave")}
        </Link>
      </div>
    </Form>
  );
}
