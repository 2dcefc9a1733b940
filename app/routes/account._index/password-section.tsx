import { Form, Link } from "@remix-run/react";
import { AccountSection } from "./account-section.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { MailedLinkForm } from "../../components/forms/mailed-link-form.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { AccountOnPage } from "../../page-data.ts";
import { PASSWORD_CHARACTERS_MIN } from "../../forms/sign-in-form.ts";
import type { AccountAnswer } from "./account-answer.ts";
import { passwordSection } from "../../../server/domain/text/en/account/password-section.ts";
import { useText } from "../../hooks/use-text.tsx";

export function PasswordSection({
  account,
  isFresh,
  answer,
}: {
  readonly account: AccountOnPage["account"];
  readonly isFresh: boolean;
  readonly answer: AccountAnswer;
}) {
  const t = useText(passwordSection);
  const mine = answer?.intent === "password" ? answer : null;
  const isFirst = !account.hasPassword;
  return (
    <AccountSection id="password" title={t("title")}>
      {isFirst && <p className="text-soft">{t("none")}</p>}
      {isFirst && !isFresh ? (
        <>
          <p className="text-soft">{t("notFresh")}</p>
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
              label={t("current")}
              type="password"
              autoComplete="current-password"
              error={mine?.errors["current"]}
              focus
            />
          )}
          <FormField
            name="chosen"
            label={t(isFirst ? "first" : "next")}
            type="password"
            autoComplete="new-password"
            hint={t("hint", { least: String(PASSWORD_CHARACTERS_MIN) })}
            error={mine?.errors["chosen"]}
            focus={mine?.errors["current"] === undefined}
          />
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
            <SubmitButton name="intent" value="password" busy={t("saving")} look="button-quiet">
              {t(isFirst ? "set" : "change")}
            </SubmitButton>
            {!isFirst && (
              <Link to="/forgot-password" className="link flex min-h-11 items-center">
                {t("forgotten")}
              </Link>
            )}
          </div>
        </Form>
      )}
    </AccountSection>
  );
}
