import { Form } from "@remix-run/react";
import { SubmitButton } from "./submit-button.tsx";

/** The button by which somebody who is signed in has a link mailed to their address, to show once more who they are. */
export function MailedLinkForm({ action, email }: { readonly action: string; readonly email: string }) {
  return (
    <Form method="post" action={action}>
      <SubmitButton name="intent" value="mail-link" busy="Sending…" look="button-quiet">
        Mail a link to {email}
      </SubmitButton>
    </Form>
  );
}
