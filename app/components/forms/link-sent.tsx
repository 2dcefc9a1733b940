import { MailboxLink } from "./mailbox-link.tsx";
import { Notice } from "../page/notice.tsx";

/** Shown after a link was requested, whether or not the address has an account. */
export function LinkSent({ to }: { readonly to: string }) {
  return (
    <Notice tone="good" alert>
      <p className="font-medium wrap-anywhere">A link is on its way to {to}</p>
      <p className="mt-1 text-soft">
        Open it to go on. It works once, for 15 minutes. You can close this page.
      </p>
      <MailboxLink to={to} />
    </Notice>
  );
}
