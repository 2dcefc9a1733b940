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

function paragraphHtml(paragraph: Paragraph): string {
  if (typeof paragraph === "string") return `<p>${escapeHtml(paragraph).replaceAll("\n", "<br>")}</p>`;
  // Calendly's addresses come from its API; a scheme other than the web's would make the link run something.
  const isWeb = /^https?:\/\//.test(paragraph.url);
  const label = escapeHtml(paragraph.label);
  return isWeb ? `<p><a href="${escapeHtml(paragraph.url)}">${label}</a></p>` : `<p>${label}</p>`;
}

/** One narrow column in the reader's own fonts and colours, light or dark. */
export function htmlOf(paragraphs: readonly Paragraph[], appUrl: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
</head>
<body style="margin: 0 auto; padding: 24px 16px; max-width: 34em; font: 16px/1.6 system-ui, sans-serif">
${paragraphs.map(paragraphHtml).join("\n")}
<p style="margin-top: 32px"><a href="${escapeHtml(appUrl)}">BuildAppsWith Booking</a></p>
</body>
</html>
`;
}
