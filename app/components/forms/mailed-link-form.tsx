import { Form } from "@remix-run/react";
import { SubmitButton } from "./submit-button.tsx";

/** A button for somebody who is signed in: mails a link to their address, to prove once more who they are. */
export function MailedLinkForm({ action, email }: { readonly action: string; readonly email: string }) {
  return (
    <Form method="post" action={action}>
      <SubmitButton name="intent" value="mail-link" busy="Sending…" look="button-quiet">
        Mail a link to {email}
      </SubmitButton>
    </Form>
  );
}
