import { useEffect, useRef } from "react";
import { webhooksText } from "../../../server/domain/text/en/account/webhooks.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { CopyButton } from "../forms/copy-button.tsx";

/** The secret of an endpoint that was just made or replaced: it is never shown again. */
export function WebhookSecret({ url, secret }: { readonly url: string; readonly secret: string }) {
  const t = useText(webhooksText);
  const heading = useRef<HTMLHeadingElement>(null);
  // The button that made it is further down.
  useEffect(() => heading.current?.focus(), [secret]);
  return (
    <section aria-labelledby="new-secret" className="card space-y-4 p-5 sm:p-6" role="alert">
      <h2
        ref={heading}
        id="new-secret"
        tabIndex={-1}
        className="subtitle w-fit max-w-full scroll-mt-6 wrap-anywhere"
      >
        {t("newTitle", { url })}
      </h2>
      <p>
        {rich(
          t.parts("newOnce", { strong: (text) => <strong className="font-semibold">{rich(text)}</strong> }),
        )}
      </p>
      <p>
        <code aria-label={t("newSecret")} dir="ltr" className="font-mono wrap-anywhere select-all">
          {secret}
        </code>
      </p>
      <CopyButton key={secret} text={secret} />
    </section>
  );
}
