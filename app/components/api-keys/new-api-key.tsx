import { apiKeysText } from "../../../server/domain/text/en/account/api-keys.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { ShownOnce } from "../forms/shown-once.tsx";

/** The key that was just made. */
export function NewApiKey({ name, value }: { readonly name: string; readonly value: string }) {
  const t = useText(apiKeysText);
  const strong = (text: Parameters<typeof rich>[0]) => (
    <strong className="font-semibold">{rich(text)}</strong>
  );
  return (
    <ShownOnce title={t("newTitle", { name })} name={t("newKey")} value={value}>
      {rich(t.parts("newOnce", { strong }))}
    </ShownOnce>
  );
}
