import { pageAtProvider, type ProviderObject } from "../../../server/domain/providers/provider-pages.ts";
import { providerIdText } from "../../../server/domain/text/en/operator/provider-id.ts";
import { useProviderPages } from "../../hooks/use-provider-pages.ts";
import { useText } from "../../hooks/use-text.tsx";

/** An id of a provider's, which leads to their own page of it; only its text where there is none, as in the sandbox. */
export function ProviderId({ object }: { readonly object: ProviderObject }) {
  const page = pageAtProvider(object, useProviderPages());
  const t = useText(providerIdText);
  const text = (
    <code className="wrap-anywhere" translate="no">
      {object.id}
    </code>
  );
  if (page === null) return text;
  return (
    <a
      href={page}
      rel="noreferrer"
      className="link relative"
      aria-label={t("opens", { id: object.id, provider: object.provider })}
    >
      {text}
    </a>
  );
}
