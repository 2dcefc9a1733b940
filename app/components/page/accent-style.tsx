import { accentColorsOf, type AccentColors } from "../../accent-colors.ts";
import { useNonce } from "../../hooks/nonce-context.ts";

function tokens({ fill, onFill, ink }: AccentColors): string {
  return `:root{--accent:${fill};--on-accent:${onFill};--accent-ink:${ink}}`;
}

/**
 * Shows the page in a builder's own colour, by a style element with the policy's nonce, which refuses style attributes. Only colours that we computed
 * reach its text.
 */
export function AccentStyle({ color }: { readonly color: string | null }) {
  const nonce = useNonce();
  const colors = color === null ? null : accentColorsOf(color);
  if (colors === null) return null;
  const css = `${tokens(colors.light)}@media (prefers-color-scheme: dark){${tokens(colors.dark)}}`;
  // Browsers hide the nonce's attribute, so that the two renderings always differ.
  return <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />;
}
