import { useState } from "react";
import { knowsPasskeys, type Ceremony, type CeremonyFailure } from "../../forms/passkey-ceremony.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { Notice } from "../page/notice.tsx";
import { passkeyButton } from "../../../server/domain/text/en/page/passkey-button.ts";
import { useText } from "../../hooks/use-text.tsx";

/** A button behind which the browser asks for a passkey. Needs JavaScript, and says so without. */
export function PasskeyButton({
  ask,
  onCredential,
  error,
  look = "button-quiet",
  children,
}: {
  readonly ask: () => Promise<Ceremony>;
  /** Given what the device says, as JSON. */
  readonly onCredential: (credential: string) => void;
  /** Our server's answer to the last one. */
  readonly error: string | null;
  readonly look?: "button" | "button-quiet";
  readonly children: string;
}) {
  const t = useText(passkeyButton);
  const isHydrated = useHydrated();
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<CeremonyFailure | null>(null);
  if (!isHydrated) return <p className="text-soft">{t("noScripts")}</p>;
  if (!knowsPasskeys()) return <p className="text-soft">{t("noSupport")}</p>;

  async function press() {
    setIsAsking(true);
    setFailure(null);
    const ceremony = await ask();
    setIsAsking(false);
    if (ceremony.ok) onCredential(ceremony.credential);
    else setFailure(ceremony.failure);
  }

  const message = failure === null ? error : t(failure);
  return (
    <div className="space-y-3">
      {message !== null && !isAsking && (
        <Notice tone="bad" alert>
          {message}
        </Notice>
      )}
      <button
        type="button"
        className={look}
        aria-disabled={isAsking}
        onClick={() => {
          if (!isAsking) void press();
        }}
      >
        {isAsking ? t("waiting") : children}
      </button>
    </div>
  );
}
