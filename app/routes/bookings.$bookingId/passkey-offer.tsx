import { Link } from "@remix-run/react";
import { ownPasskeys } from "../../../server/domain/text/en/account/own-passkeys.ts";
import { knowsPasskeys } from "../../forms/passkey-ceremony.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { rich, useText } from "../../hooks/use-text.tsx";

/** A line for whoever has signed in by a mailed code: another way for the next time. Nothing where this browser could not go that way. */
export function PasskeyOffer() {
  const t = useText(ownPasskeys);
  if (!useHydrated() || !knowsPasskeys()) return null;
  return (
    <p className="border-t border-line pt-5 text-soft">
      {rich(
        t.parts("offer", {
          link: (text) => (
            <Link to="/account#passkeys" className="link">
              {rich(text)}
            </Link>
          ),
        }),
      )}
    </p>
  );
}
