import { Link } from "@remix-run/react";
import { Notice } from "../page/notice.tsx";

/**
 * Shown once after confirming an address for which somebody else had set a password, which was removed. `goingOn`: the page that they were on the way
 * to, when it is another one.
 */
export function PasswordGoneNotice({ goingOn = null }: { readonly goingOn?: string | null }) {
  return (
    <Notice tone="warn" alert>
      <p className="font-medium">Your address is confirmed, and a password was removed</p>
      <p className="mt-1">
        One had been set before, from another browser. Anybody who knows your address could have done that, so
        it no longer works. If you want a password,{" "}
        <Link className="link" to="/account#password">
          set one {goingOn === null ? "on your account’s page" : "now"}
        </Link>
        .
      </p>
      {goingOn !== null && (
        <p className="mt-3">
          <Link to={goingOn} className="button-quiet">
            Go on without
          </Link>
        </p>
      )}
    </Notice>
  );
}
