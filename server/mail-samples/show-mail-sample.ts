import type { Language } from "../domain/text/language.ts";
import { WHEN_DARK } from "../mails/template/mail-colors.ts";
import { listMailSamples } from "./list-mail-samples.ts";
import type { MailSample } from "./mail-sample.ts";

/** As a reader's device may show it. */
export const MAIL_SCHEMES = ["light", "dark"] as const;
export type MailScheme = (typeof MAIL_SCHEMES)[number];

export interface SampleAsked {
  readonly name: string;
  readonly language: Language;
  readonly appUrl: string;
}

/** Null when no mail has this name. */
export function findMailSample({ name, language, appUrl }: SampleAsked): MailSample | null {
  return listMailSamples({ language, appUrl }).find((sample) => sample.name === name) ?? null;
}

/** The mail's document in one of the two schemes, whatever the device of whoever looks at it prefers. */
export function htmlInScheme(html: string, scheme: MailScheme): string {
  return html
    .replaceAll(`@media ${WHEN_DARK}`, scheme === "dark" ? "@media all" : "@media not all")
    .replaceAll("color-scheme: light dark;", `color-scheme: ${scheme};`);
}
