import { Form } from "@remix-run/react";
import { SubmitButton } from "../../../components/forms/submit-button.tsx";

/** Goes to Stripe's page. Always a POST: it may have to be made first. */
export function PayButton({ label }: { readonly label: string }) {
  return (
    <Form method="post">
      <SubmitButton name="intent" value="pay" busy="Opening the payment page…">
        {label}
      </SubmitButton>
      <p className="label mt-3">You pay on Stripe’s own page and come back here. We never see your card.</p>
    </Form>
  );
}
