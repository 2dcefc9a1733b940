import { Form } from "@remix-run/react";
import { SubmitButton } from "../../components/forms/submit-button.tsx";

/** Gives an unpaid booking up: small, at the end, and never in the way. */
export function GiveUpForm({ holdsTime, note }: { readonly holdsTime: boolean; readonly note: string }) {
  return (
    <Form method="post" className="mt-10 border-t border-line pt-3">
      <SubmitButton name="intent" value="cancel" busy="Giving it up…" look="button-text">
        {holdsTime ? "Give the time up" : "I don’t want this booking any more"}
      </SubmitButton>
      <p className="label">{note}</p>
    </Form>
  );
}
