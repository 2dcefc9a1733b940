import type { SessionTypeId } from "../values/ids.ts";
import { offerPath } from "./embed-paths.ts";

/** What the link becomes on the other site. */
export const EMBED_KINDS = ["button", "card", "modal"] as const;
export type EmbedKind = (typeof EMBED_KINDS)[number];

export interface EmbedChoice {
  readonly appUrl: string;
  readonly slug: string;
  readonly sessionTypeId: SessionTypeId | null;
  readonly kind: EmbedKind;
  /** Of the frame's page; null for the reader's own. */
  readonly language: string | null;
  /** What the link says. */
  readonly words: string;
  /** What closes the window is called. */
  readonly close: string;
  /** Of the button: fill and text, `#rrggbb`. Null for the site's own. */
  readonly colors: { readonly fill: string; readonly onFill: string } | null;
}

/** The lines that a builder copies into another site: a plain link, and the script that makes more of it. Every value is escaped. */
export function embedSnippet(choice: EmbedChoice): string {
  const { appUrl, slug, sessionTypeId, kind, language, colors } = choice;
  const attributes: [string, string | null][] = [
    ["href", `${appUrl}${offerPath(slug, sessionTypeId)}`],
    ["data-booking", kind],
    ["data-booking-builder", slug],
    ["data-booking-language", kind === "button" ? null : language],
    ["data-booking-close", kind === "modal" ? choice.close : null],
    ["data-booking-colors", colors === null || kind === "card" ? null : `${colors.fill} ${colors.onFill}`],
  ];
  const written = attributes.flatMap(([name, value]) =>
    value === null ? [] : [`${name}="${escaped(value)}"`],
  );
  return `<a ${written.join(" ")}>${escaped(choice.words)}</a>\n<script src="${escaped(appUrl)}/embed.js" async></script>`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
}
