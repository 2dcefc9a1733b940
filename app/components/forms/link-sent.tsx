import { MailboxLink } from "./mailbox-link.tsx";
import { Notice } from "../page/notice.tsx";

/** Said after a link was asked for, whatever is known of the address. */
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
