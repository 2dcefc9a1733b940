import { webhooksText } from "../../../server/domain/text/en/account/webhooks.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { ShownOnce } from "../forms/shown-once.tsx";

/** The secret of an endpoint that was just added, or given a new one. */
export function WebhookSecret({ url, secret }: { readonly url: string; readonly secret: string }) {
  const t = useText(webhooksText);
  const strong = (text: Parameters<typeof rich>[0]) => (
    <strong className="font-semibold">{rich(text)}</strong>
  );
  return (
    <ShownOnce title={t("newTitle", { url })} name={t("newSecret")} value={secret}>
      {rich(t.parts("newOnce", { strong }))}
    </ShownOnce>
  );
}
