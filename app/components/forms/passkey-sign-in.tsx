import { useFetcher } from "@remix-run/react";
import { showPasskey } from "../../forms/passkey-ceremony.ts";
import { PasskeyButton } from "./passkey-button.tsx";
import { passkeyButton } from "../../../server/domain/text/en/page/passkey-button.ts";
import { useText } from "../../hooks/use-text.tsx";

/** Signs in by a passkey, and goes on to `next`. */
export function PasskeySignIn({ next }: { readonly next: string }) {
  const t = useText(passkeyButton);
  const fetcher = useFetcher<{ readonly error: string }>();
  return (
    <PasskeyButton
      ask={showPasskey}
      error={fetcher.data?.error ?? null}
      onCredential={(credential) =>
        fetcher.submit(
          { intent: "sign-in", credential, next },
          { method: "post", action: "/sign-in/passkey" },
        )
      }
    >
      {t("signIn")}
    </PasskeyButton>
  );
}
