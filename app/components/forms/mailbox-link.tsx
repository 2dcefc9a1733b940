import { useRouteLoaderData } from "@remix-run/react";
import type { DataOfEveryPage } from "../../page-data.ts";

/**
 * Where a mail that was just announced can be read, when it goes to the sandbox's mailbox: nobody has another one there. Nothing anywhere
 * else. `to`: whom it goes to, when that is one address.
 */
export function MailboxLink({ to = null }: { readonly to?: string | null }) {
  const mailboxUrl = useRouteLoaderData<DataOfEveryPage>("root")?.mailboxUrl ?? null;
  if (mailboxUrl === null) return null;
  const inbox = new URL(mailboxUrl);
  if (to !== null) inbox.searchParams.set("to", to);
  return (
    <p className="mt-1">
      This is a demo: the mail comes to{" "}
      <a className="link" href={inbox.href}>
        its own inbox
      </a>
      .
    </p>
  );
}
