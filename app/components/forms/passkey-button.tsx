import { useState } from "react";
import { knowsPasskeys, type Ceremony, type CeremonyFailure } from "../../forms/passkey-ceremony.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { Notice } from "../page/notice.tsx";

const FAILURE_WORDS = {
  nobody: "No passkey was used. Try again, or choose another way.",
  refused: "That did not work. Please load the page again and try once more.",
  too_many: "Too many attempts. Please try again in a few minutes.",
} as const satisfies Record<CeremonyFailure, string>;

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
  const isHydrated = useHydrated();
  const [isAsking, setIsAsking] = useState(false);
  const [failure, setFailure] = useState<CeremonyFailure | null>(null);
  if (!isHydrated) return <p className="text-soft">Passkeys need JavaScript in this browser.</p>;
  if (!knowsPasskeys()) return <p className="text-soft">This browser does not support passkeys.</p>;

  async function press() {
    setIsAsking(true);
    setFailure(null);
    const ceremony = await ask();
    setIsAsking(false);
    if (ceremony.ok) onCredential(ceremony.credential);
    else setFailure(ceremony.failure);
  }

  const message = failure === null ? error : FAILURE_WORDS[failure];
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
        {isAsking ? "Waiting for your device…" : children}
      </button>
    </div>
  );
}
