import { Form } from "@remix-run/react";
import { SubmitButton } from "../../components/submit-button.tsx";

/** Gives an unpaid booking up: small, at the end, and never in the way. */
export function GiveUpForm() {
  return (
    <Form method="post" className="mt-10 border-t border-line pt-3">
      <SubmitButton name="intent" value="cancel" busy="Giving it up…" look="button-text">
        I don’t want this booking any more
      </SubmitButton>
    </Form>
  );
}
