import { useSearchParams } from "@remix-run/react";
import type { ReactNode } from "react";
import { MailboxLink } from "../../components/forms/mailbox-link.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { DONE_SECTIONS, isDoneWord } from "./account-answer.ts";
import { accountPage } from "../../../server/domain/text/en/account/account-page.ts";
import { useText } from "../../hooks/use-text.tsx";

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
  const t = useText(accountPage);
  const [query] = useSearchParams();
  const word = query.get("done") ?? "";
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="card scroll-mt-4 p-5 sm:p-6">
      <h2 id={`${id}-title`} className="subtitle">
        {title}
      </h2>
      <div className="mt-4 space-y-4">
        {isDoneWord(word) && DONE_SECTIONS[word] === id && (
          <Notice tone="good" alert>
            {t(word)}
            {(word === "link" || word === "passkey-link") && <MailboxLink />}
          </Notice>
        )}
        {children}
      </div>
    </section>
  );
}
