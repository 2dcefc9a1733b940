import { createHash } from "node:crypto";

/**
 * react-calendly puts its embed styles into the page by script, where no nonce reaches them: let in by their hash. The empty
 * text's hash comes with it, because the element enters the page before its text does.
 */
export const EMBED_STYLE_HASHES = [
  "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='",
  "'sha256-4TJAxYKKY+dq8by7vr+lhrNivykeOkUe1RjZXmOIatg='",
] as const;

export interface PolicyOrigins {
  /** Calendly's site: framed, and a place that a form's answer may lead to. */
  readonly calendlySiteUrl: string;
  /** Calendly's authorization server: a form leads there to connect an account. */
  readonly calendlyAuthUrl: string;
  /** Where the checkout page lives: Stripe's own address, and the installation's where it has one. */
  readonly checkoutUrls: readonly string[];
}

/** What may stand in a page itself: what has this answer's nonce, or, in a page that is the same for everybody, the styles with these texts and no script. */
export type LetIn = { readonly nonce: string } | { readonly styles: readonly string[] };

/**
 * The Content-Security-Policy of one answer. `form-action` names the two providers, because Chromium applies it to the
 * redirects that follow a form. In development styles may stand in the page: Vite puts them there.
 */
export function contentSecurityPolicy(origins: PolicyOrigins, letIn: LetIn, development: boolean): string {
  const scripts = "nonce" in letIn ? [`'nonce-${letIn.nonce}'`] : [];
  const styles =
    "nonce" in letIn ? [`'nonce-${letIn.nonce}'`, ...EMBED_STYLE_HASHES] : letIn.styles.map(hashOf);
  return [
    "default-src 'self'",
    ["script-src 'self'", ...scripts].join(" "),
    ["style-src 'self'", ...(development ? ["'unsafe-inline'"] : styles)].join(" "),
    // Pictures are ours: those of builders are kept and served by us, and what Calendly shows stands in its frame.
    "img-src 'self' data:",
    // The typeface is shipped with the site.
    "font-src 'self'",
    "connect-src 'self'",
    // Our own: the mails that operators look at. No other answer of ours may be framed.
    `frame-src 'self' ${origins.calendlySiteUrl}`,
    `form-action 'self' ${[...new Set([...origins.checkoutUrls, origins.calendlySiteUrl, origins.calendlyAuthUrl])].join(" ")}`,
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

function hashOf(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
