import { Form } from "@remix-run/react";
import { SubmitButton } from "./submit-button.tsx";
import { mailedLinkForm } from "../../../server/domain/text/en/page/mailed-link-form.ts";
import { useText } from "../../hooks/use-text.tsx";

/** A button for somebody who is signed in: mails a link to their address, to prove once more who they are. */
export function MailedLinkForm({ action, email }: { readonly action: string; readonly email: string }) {
  const t = useText(mailedLinkForm);
  return (
    <Form method="post" action={action}>
      <SubmitButton name="intent" value="mail-link" busy={t("sending")} look="button-quiet">
        {t("send", { email })}
      </SubmitButton>
    </Form>
  );
}
