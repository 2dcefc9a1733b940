import { Form } from "@remix-run/react";
import { AccountSection } from "./account-section.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { AccountAnswer } from "./account-answer.ts";
import { nameSection } from "../../../server/domain/text/en/account/name-section.ts";
import { useText } from "../../hooks/use-text.tsx";

export function NameSection({ name, answer }: { readonly name: string; readonly answer: AccountAnswer }) {
  const t = useText(nameSection);
  const mine = answer?.intent === "rename" ? answer : null;
  return (
    <AccountSection id="name" title={t("title")}>
      <Form method="post" action="/account#name" className="space-y-4" noValidate>
        <FormField
          id="your-name"
          name="name"
          label={t("label")}
          type="text"
          autoComplete="name"
          hint={t("hint")}
          defaultValue={mine?.typed ?? name}
          error={mine?.errors["name"]}
          focus
        />
        <SubmitButton name="intent" value="rename" busy={t("saving")} look="button-quiet">
          {t("save")}
        </SubmitButton>
      </Form>
    </AccountSection>
  );
}
