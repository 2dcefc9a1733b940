import { useRouteLoaderData } from "@remix-run/react";
import type { DataOfEveryPage } from "../../page-data.ts";
import { mailboxLink } from "../../../server/domain/text/en/page/mailbox-link.ts";
import { rich, useText } from "../../hooks/use-text.tsx";

/**
 * A link to the sandbox's mailbox, where the mail that was just announced can be read. Renders nothing where there is no sandbox. `to`: the
 * recipient, when it is one address.
 */
export function MailboxLink({ to = null }: { readonly to?: string | null }) {
  const t = useText(mailboxLink);
  const mailboxUrl = useRouteLoaderData<DataOfEveryPage>("root")?.mailboxUrl ?? null;
  if (mailboxUrl === null) return null;
  const inbox = new URL(mailboxUrl);
  if (to !== null) inbox.searchParams.set("to", to);
  return (
    <p className="mt-1">
      {rich(
        t.parts("demo", {
          link: (text) => (
            <a className="link" href={inbox.href}>
              {rich(text)}
            </a>
          ),
        }),
      )}
    </p>
  );
}
