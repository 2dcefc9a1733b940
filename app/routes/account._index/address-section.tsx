import { Form } from "@remix-run/react";
import { AccountSection } from "./account-section.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { MailboxLink } from "../../components/forms/mailbox-link.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { AccountOnPage } from "../../page-data.ts";
import type { AccountAnswer } from "./account-answer.ts";

export function AddressSection({
  email,
  change,
  answer,
}: {
  readonly email: string;
  readonly change: AccountOnPage["addressChange"];
  readonly answer: AccountAnswer;
}) {
  const mine = answer?.intent === "address" ? answer : null;
  return (
    <AccountSection id="address" title="E-mail address">
      <p className="wrap-anywhere text-soft">
        You sign in with <span className="text-ink">{email}</span>, and mails about your bookings go there.
      </p>
      {change !== null && (
        <div className="space-y-2 border-t border-line pt-4">
          <p className="wrap-anywhere">
            To move to <span className="font-medium">{change.newEmail}</span>, open the link that was mailed
            to each address:
          </p>
          <ul className="list-disc space-y-1 pl-5">
            <Side email={change.oldEmail} isConfirmed={change.oldConfirmedAt !== null} />
            <Side email={change.newEmail} isConfirmed={change.newConfirmedAt !== null} />
          </ul>
          <MailboxLink />
          <Form method="post" action="/account#address">
            <SubmitButton name="intent" value="keep-address" busy="Ending…" look="button-text">
              Keep the address as it is
            </SubmitButton>
          </Form>
        </div>
      )}
      <Form method="post" action="/account#address" className="space-y-4" noValidate>
        <FormField
          id="new-email"
          name="email"
          label={change === null ? "A new address" : "Another new address"}
          type="email"
          autoComplete="email"
          hint="Both addresses get a mail with a link. Nothing changes until both were used."
          defaultValue={mine?.typed ?? ""}
          error={mine?.errors["email"]}
          focus
        />
        <SubmitButton name="intent" value="address" busy="Sending…" look="button-quiet">
          Change the address
        </SubmitButton>
      </Form>
    </AccountSection>
  );
}

function Side({ email, isConfirmed }: { readonly email: string; readonly isConfirmed: boolean }) {
  return (
    <li className="wrap-anywhere">
      {email}: {isConfirmed ? "confirmed" : "not yet"}
    </li>
  );
}
