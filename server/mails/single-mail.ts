import { htmlOf, textOf, type Paragraph } from "./mail-paragraphs.ts";
import type { Language } from "../domain/text/language.ts";
import type { Mail } from "../ports.ts";

/** A mail that stands by itself: it belongs to no thread and holds no calendar entry. */
export interface SingleMail {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly Paragraph[];
  /** Stable for one notification, and reveals nothing of it. The first part of its Message-ID. */
  readonly name: string;
  readonly appUrl: string;
  /** The receiver's. */
  readonly language: Language;
}

/** Pure. */
export function singleMail({ to, subject, paragraphs, name, appUrl, language }: SingleMail): Mail {
  return {
    to,
    subject,
    text: `${paragraphs.map(textOf).join("\n\n")}\n`,
    html: htmlOf(paragraphs, appUrl, language),
    messageId: `<${name}@${new URL(appUrl).hostname}>`,
    threadId: null,
    calendarEntry: null,
  };
}
