import type { Language } from "../domain/text/language.ts";

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** `label: address` in a text; a link with words in HTML. */
export type Paragraph = string | { readonly label: string; readonly url: string };

/** A paragraph of the mail's plain text. */
export function textOf(paragraph: Paragraph): string {
  return typeof paragraph === "string" ? paragraph : `${paragraph.label}: ${paragraph.url}`;
}

/** Calendly's addresses come from its API; a scheme other than the web's would make the link run something. */
function isWebLink(paragraph: Paragraph): paragraph is Exclude<Paragraph, string> {
  return typeof paragraph !== "string" && /^https?:\/\//.test(paragraph.url);
}

const BUTTON =
  "display: inline-block; padding: 10px 18px; border-radius: 10px; background: #0f5c6e; color: #ffffff; text-decoration: none; font-weight: 600";

function paragraphHtml(paragraph: Paragraph, isButton: boolean): string {
  if (typeof paragraph === "string") return `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`;
  const label = escapeHtml(paragraph.label);
  if (!isWebLink(paragraph)) return `<p>${label}</p>`;
  const style = isButton ? ` style="${BUTTON}"` : "";
  return `<p><a href="${escapeHtml(paragraph.url)}"${style}>${label}</a></p>`;
}

/** One narrow column in the reader's own fonts and colours, light or dark. The first link, which is what the mail is for, looks like a button. */
export function htmlOf(paragraphs: readonly Paragraph[], appUrl: string, language: Language): string {
  const button = paragraphs.find(isWebLink);
  return `<!doctype html>
<html lang="${language.tag}" dir="${language.direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
</head>
<body style="margin: 0 auto; padding: 24px 16px; max-width: 34em; font: 16px/1.6 system-ui, sans-serif">
${paragraphs.map((paragraph) => paragraphHtml(paragraph, paragraph === button)).join("\n")}
<p style="margin-top: 32px"><a href="${escapeHtml(appUrl)}">BuildAppsWith Booking</a></p>
</body>
</html>
`;
}
