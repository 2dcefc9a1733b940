import { accentColorsOf, type AccentColors } from "../../accent-colors.ts";
import { useNonce } from "../../hooks/nonce-context.ts";

function tokens({ fill, onFill, ink }: AccentColors): string {
  return `:root{--accent:${fill};--on-accent:${onFill};--accent-ink:${ink}}`;
}

/**
 * Puts the page into a builder's own colour. A style element with the policy's nonce: a style attribute would not pass it.
 * Only colours that we computed reach the text.
 */
export function AccentStyle({ color }: { readonly color: string | null }) {
  const nonce = useNonce();
  const colors = color === null ? null : accentColorsOf(color);
  if (colors === null) return null;
  const css = `${tokens(colors.light)}@media (prefers-color-scheme: dark){${tokens(colors.dark)}}`;
  // Browsers hide the nonce's attribute, so the two renderings never look the same.
  return <style nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: css }} />;
}
