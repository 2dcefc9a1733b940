import { Form } from "@remix-run/react";
import { AccountSection } from "./account-section.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { MailboxLink } from "../../components/forms/mailbox-link.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { AccountOnPage } from "../../page-data.ts";
import type { AccountAnswer } from "./account-answer.ts";
import { addressSection } from "../../../server/domain/text/en/account/address-section.ts";
import { rich, useText } from "../../hooks/use-text.tsx";

export function AddressSection({
  email,
  change,
  answer,
}: {
  readonly email: string;
  readonly change: AccountOnPage["addressChange"];
  readonly answer: AccountAnswer;
}) {
  const t = useText(addressSection);
  const mine = answer?.intent === "address" ? answer : null;
  return (
    <AccountSection id="address" title={t("title")}>
      <p className="wrap-anywhere text-soft">
        {rich(t.parts("use", { email, address: (text) => <span className="text-ink">{rich(text)}</span> }))}
      </p>
      {change !== null && (
        <div className="space-y-2 border-t border-line pt-4">
          <p className="wrap-anywhere">
            {rich(
              t.parts("underWay", {
                email: change.newEmail,
                address: (text) => <span className="font-medium">{rich(text)}</span>,
              }),
            )}
          </p>
          <ul className="list-disc space-y-1 ps-5">
            <Side email={change.oldEmail} isConfirmed={change.oldConfirmedAt !== null} />
            <Side email={change.newEmail} isConfirmed={change.newConfirmedAt !== null} />
          </ul>
          <MailboxLink />
          <Form method="post" action="/account#address">
            <SubmitButton name="intent" value="keep-address" busy={t("keeping")} look="button-text">
              {t("keep")}
            </SubmitButton>
          </Form>
        </div>
      )}
      <Form method="post" action="/account#address" className="space-y-4" noValidate>
        <FormField
          id="new-email"
          name="email"
          label={t(change === null ? "newAddress" : "otherAddress")}
          type="email"
          autoComplete="email"
          hint={t("hint")}
          defaultValue={mine?.typed ?? ""}
          error={mine?.errors["email"]}
          focus
        />
        <SubmitButton name="intent" value="address" busy={t("sending")} look="button-quiet">
          {t("change")}
        </SubmitButton>
      </Form>
    </AccountSection>
  );
}

function Side({ email, isConfirmed }: { readonly email: string; readonly isConfirmed: boolean }) {
  const t = useText(addressSection);
  return <li className="wrap-anywhere">{t(isConfirmed ? "confirmed" : "unconfirmed", { email })}</li>;
}
