import { useRouteLoaderData } from "@remix-run/react";
import type { DataOfEveryPage } from "../../page-data.ts";

/**
 * A link to the sandbox's mailbox, where the mail that was just announced can be read. Renders nothing where there is no sandbox. `to`: the
 * recipient, when it is one address.
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
