import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { MailboxLink } from "../../components/forms/mailbox-link.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { doneBy } from "./account-answer.ts";

/** A section of the account page: a card with a heading that an address can point at, and the outcome of its forms. */
export function AccountSection({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  const [query] = useSearchParams();
  const word = query.get("done") ?? "";
  const done = doneBy(word);
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="card scroll-mt-4 p-5 sm:p-6">
      <h2 id={`${id}-title`} className="subtitle">
        {title}
      </h2>
      <div className="mt-4 space-y-4">
        {done?.section === id && (
          <Notice tone="good" alert>
            {done.words}
            {word === "link" && <MailboxLink />}
          </Notice>
        )}
        {children}
      </div>
    </section>
  );
}
