import { Link } from "@remix-run/react";
import { bookingNotices } from "../../../server/domain/text/en/booking/notices.ts";
import type { BookingId } from "../../../server/domain/values/ids.ts";
import { Notice } from "../../components/page/notice.tsx";
import { useText } from "../../hooks/use-text.tsx";
import { signInPath } from "../../safe-next-path.ts";
import { useTellActor } from "./actor/use-page-actor.ts";

/** The sign-in ended while the page stood open. */
export function SignedOutNotice({ bookingId }: { readonly bookingId: BookingId }) {
  const t = useText(bookingNotices);
  return (
    <Notice tone="warn" alert>
      <p className="font-medium">{t("signedOut")}</p>
      <p className="mt-1 text-soft">{t("signedOutHelp")}</p>
      <p className="mt-3">
        <Link to={signInPath(`/bookings/${bookingId}`)} className="button-quiet">
          {t("signIn")}
        </Link>
      </p>
    </Notice>
  );
}

/** The server does not answer: what is shown is what it said last. It goes by itself. */
export function CutOffNotice() {
  const t = useText(bookingNotices);
  const tell = useTellActor();
  return (
    <Notice tone="warn" alert>
      <p className="font-medium">{t("cutOff")}</p>
      <p className="mt-1 text-soft">{t("cutOffHelp")}</p>
      <p className="mt-3">
        <button type="button" className="button-quiet" onClick={() => tell({ type: "LOOK_WANTED" })}>
          {t("lookNow")}
        </button>
      </p>
    </Notice>
  );
}

/** What was pressed did not reach the server, several times. */
export function NotThroughNotice() {
  const t = useText(bookingNotices);
  return (
    <Notice tone="warn" alert>
      <p className="font-medium">{t("notThrough")}</p>
      <p className="mt-1 text-soft">{t("notThroughHelp")}</p>
    </Notice>
  );
}

/** Mails to the client come back: what they would say is here alone. Of the address only so much is shown as its owner knows it by. */
export function MailRefusedNotice({ email }: { readonly email: string }) {
  const t = useText(bookingNotices);
  return (
    <Notice tone="warn">
      <p className="font-medium wrap-anywhere">{t("mailRefused", { address: maskedAddress(email) })}</p>
      <p className="mt-1 text-soft">{t("mailRefusedHelp")}</p>
      <p className="mt-3">
        <Link to="/account/address" className="button-quiet">
          {t("correctAddress")}
        </Link>
      </p>
    </Notice>
  );
}

function maskedAddress(email: string): string {
  return email.replace(/^(.).*(@[^@]*)$/, "$1•••$2");
}
