import { Form, Link } from "@remix-run/react";
import { AccountSection } from "./account-section.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { MailedLinkForm } from "../../components/forms/mailed-link-form.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { AccountOnPage } from "../../page-data.ts";
import { PASSWORD_CHARACTERS_MIN } from "../../forms/sign-in-form.ts";
import type { AccountAnswer } from "./account-answer.ts";

export function PasswordSection({
  account,
  isFresh,
  answer,
}: {
  readonly account: AccountOnPage["account"];
  readonly isFresh: boolean;
  readonly answer: AccountAnswer;
}) {
  const mine = answer?.intent === "password" ? answer : null;
  const isFirst = !account.hasPassword;
  return (
    <AccountSection id="password" title="Password">
      {isFirst && (
        <p className="text-soft">
          You have none: you sign in with a link that we mail you. With a password you can sign in without it.
        </p>
      )}
      {isFirst && !isFresh ? (
        <>
          <p className="text-soft">To set one, sign in once more first, so that we know it is you.</p>
          <MailedLinkForm action="/account#password" email={account.email} />
        </>
      ) : (
        <Form method="post" action="/account#password" className="space-y-4" noValidate>
          {/* For password managers: which account the password is of. */}
          <input type="hidden" name="username" autoComplete="username" value={account.email} readOnly />
          {mine?.errors["form"] !== undefined && (
            <Notice tone="bad" alert>
              {mine.errors["form"]}
            </Notice>
          )}
          {!isFirst && (
            <FormField
              name="current"
              label="Current password"
              type="password"
              autoComplete="current-password"
              error={mine?.errors["current"]}
              focus
            />
          )}
          <FormField
            name="chosen"
            label={isFirst ? "A password" : "The new password"}
            type="password"
            autoComplete="new-password"
            hint={`At least ${PASSWORD_CHARACTERS_MIN} characters. Every other browser is signed out.`}
            error={mine?.errors["chosen"]}
            focus={mine?.errors["current"] === undefined}
          />
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <SubmitButton name="intent" value="password" busy="Saving…" look="button-quiet">
              {isFirst ? "Set the password" : "Change the password"}
            </SubmitButton>
            {!isFirst && (
              <Link to="/forgot-password" className="link flex min-h-11 items-center">
                Forgot it?
              </Link>
            )}
          </div>
        </Form>
      )}
    </AccountSection>
  );
}
