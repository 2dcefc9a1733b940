import { useState } from "react";
import { copyButton } from "../../../server/domain/text/en/page/copy-button.ts";
import { useHydrated } from "../../hooks/use-hydrated.ts";
import { useText } from "../../hooks/use-text.tsx";

/** Copies a text, and says whether that worked. Not there without scripts: the text beside it can be selected. */
export function CopyButton({ text }: { readonly text: string }) {
  const t = useText(copyButton);
  const canCopy = useHydrated();
  const [outcome, setOutcome] = useState<"copied" | "refused" | null>(null);
  if (!canCopy) return null;
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
    } catch {
      setOutcome("refused");
    }
  };
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <button type="button" className="button-quiet" onClick={() => void copy()}>
        {t("copy")}
      </button>
      <span role="status">{outcome !== null && t(outcome)}</span>
    </div>
  );
}
