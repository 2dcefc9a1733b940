import { useEffect, useRef } from "react";
import { apiKeysText } from "../../../server/domain/text/en/account/api-keys.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { CopyButton } from "../forms/copy-button.tsx";

/** The key that was just made: it is never shown again. */
export function NewApiKey({ name, value }: { readonly name: string; readonly value: string }) {
  const t = useText(apiKeysText);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that made it is further down.
  useEffect(() => heading.current?.focus(), [value]);
  return (
    <section aria-labelledby="new-key" className="card space-y-4 p-5 sm:p-6" role="alert">
      <h2
        ref={heading}
        id="new-key"
        tabIndex={-1}
        className="subtitle w-fit max-w-full scroll-mt-6 wrap-anywhere"
      >
        {t("newTitle", { name })}
      </h2>
      <p>
        {rich(
          t.parts("newOnce", { strong: (text) => <strong className="font-semibold">{rich(text)}</strong> }),
        )}
      </p>
      <p>
        <code aria-label={t("newKey")} dir="ltr" className="font-mono wrap-anywhere select-all">
          {value}
        </code>
      </p>
      <CopyButton key={value} text={value} />
    </section>
  );
}
