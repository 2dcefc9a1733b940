import { accentColorsOf, type AccentColors } from "../../../server/domain/offer/accent-colors.ts";
import { useNonce } from "../../hooks/nonce-context.ts";

function tokens({ fill, onFill, ink }: AccentColors): string {
  return `:root{--accent:${fill};--on-accent:${onFill};--accent-ink:${ink}}`;
}

/** The rules that show a document in a builder's colour; null for the site's own. Only colours that we computed reach their text. */
export function accentCssOf(color: string | null): string | null {
  const colors = color === null ? null : accentColorsOf(color);
  if (colors === null) return null;
  return `${tokens(colors.light)}@media (prefers-color-scheme: dark){${tokens(colors.dark)}}`;
}

/**
 * Shows the page in a builder's own colour, by a style element with the policy's nonce, which refuses style attributes. Only colours that we computed
 * reach its text.
 */
export function AccentStyle({ color }: { readonly color: string | null }) {
  const nonce = useNonce();
  const css = accentCssOf(color);
  if (css === null) return null;
  // Browsers hide the nonce's attribute, so that the two renderings always differ.
  return <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />;
}
