import { Link } from "@remix-run/react";
import type { ReactNode } from "react";
import { Notice } from "../page/notice.tsx";
import { passwordGone } from "../../../server/domain/text/en/page/password-gone.ts";
import { rich, useText } from "../../hooks/use-text.tsx";

/**
 * Shown once after confirming an address for which somebody else had set a password, which was removed. `goingOn`: the page that they were on the way
 * to, when it is another one.
 */
export function PasswordGoneNotice({ goingOn = null }: { readonly goingOn?: string | null }) {
  const t = useText(passwordGone);
  const link = (text: ReactNode[]) => (
    <Link className="link" to="/account#password">
      {rich(text)}
    </Link>
  );
  return (
    <Notice tone="warn" alert>
      <p className="font-medium">{t("title")}</p>
      <p className="mt-1">
        {t("why")} {rich(t.parts(goingOn === null ? "setOnAccount" : "setNow", { link }))}
      </p>
      {goingOn !== null && (
        <p className="mt-3">
          <Link to={goingOn} className="button-quiet">
            {t("goOn")}
          </Link>
        </p>
      )}
    </Notice>
  );
}
