import { stagingStrip } from "../../../server/domain/text/en/page/staging-strip.ts";
import { rich, useText } from "../../hooks/use-text.tsx";

/** On top of every page of a staging installation, so that nobody takes it for the real one. */
export function StagingStrip() {
  const t = useText(stagingStrip);
  const strong = (words: Parameters<typeof rich>[0]) => (
    <strong className="font-semibold">{rich(words)}</strong>
  );
  return (
    <aside className="border-b border-line bg-[color-mix(in_oklab,var(--warn)_12%,var(--card))] text-sm text-warn">
      <p className="mx-auto max-w-5xl px-4 py-2 sm:px-6">{rich(t.parts("strip", { strong }))}</p>
    </aside>
  );
}
