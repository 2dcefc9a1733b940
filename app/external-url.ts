/** The URL when it may stand in a link: http or https. Null for anything else (`javascript:` among it) and for null. */
export function externalUrl(text: string | null): string | null {
  if (text === null || !URL.canParse(text)) return null;
  const { protocol, href } = new URL(text);
  return protocol === "https:" || protocol === "http:" ? href : null;
}
