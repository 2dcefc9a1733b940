import { MailboxLink } from "./mailbox-link.tsx";
import { Notice } from "../page/notice.tsx";
import { linkSent } from "../../../server/domain/text/en/page/link-sent.ts";
import { useText } from "../../hooks/use-text.tsx";

/** Shown after a link was requested, whether or not the address has an account. */
export function LinkSent({ to }: { readonly to: string }) {
  const t = useText(linkSent);
  return (
    <Notice tone="good" alert>
      <p className="font-medium wrap-anywhere">{t("onItsWay", { email: to })}</p>
      <p className="mt-1 text-soft">{t("next")}</p>
      <MailboxLink to={to} />
    </Notice>
  );
}
