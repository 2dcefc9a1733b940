import { Form } from "@remix-run/react";
import { AccountSection } from "./account-section.tsx";
import { FormField } from "../../components/forms/form-field.tsx";
import { SubmitButton } from "../../components/forms/submit-button.tsx";
import type { AccountAnswer } from "./account-answer.ts";

export function NameSection({ name, answer }: { readonly name: string; readonly answer: AccountAnswer }) {
  const mine = answer?.intent === "rename" ? answer : null;
  return (
    <AccountSection id="name" title="Name">
      <Form method="post" action="/account#name" className="space-y-4" noValidate>
        <FormField
          id="your-name"
          name="name"
          label="Your name"
          type="text"
          autoComplete="name"
          hint="Builders see it with what you book from now on."
          defaultValue={mine?.typed ?? name}
          error={mine?.errors["name"]}
          focus
        />
        <SubmitButton name="intent" value="rename" busy="Saving…" look="button-quiet">
          Save the name
        </SubmitButton>
      </Form>
    </AccountSection>
  );
}
