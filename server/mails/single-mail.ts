import type { Language } from "../domain/text/language.ts";
import type { UnsubscribeKind } from "../domain/values/unsubscribe-kind.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Mail } from "../ports.ts";
import type { Paragraph } from "./mail-paragraphs.ts";
import { renderMail } from "./render-mail.tsx";

/** A mail that stands by itself: it belongs to no thread and holds no calendar entry. */
export interface SingleMail {
  readonly to: string;
  readonly subject: string;
  /** What stands above the text; the subject where it is left out. */
  readonly heading?: string;
  readonly paragraphs: readonly Paragraph[];
  /** As `Mail` says it. */
  readonly dueAt: Instant | null;
  /** Stable for one notification, and reveals nothing of it. The first part of its Message-ID. */
  readonly name: string;
  readonly appUrl: string;
  /** The receiver's. */
  readonly language: Language;
  /** For a mail that its receiver may end: what they would end. Absent for one that somebody needs. */
  readonly listUnsubscribe?: { readonly kind: UnsubscribeKind };
}

/** Pure. */
export function singleMail({
  to,
  subject,
  heading = subject,
  paragraphs,
  dueAt,
  name,
  appUrl,
  language,
  listUnsubscribe,
}: SingleMail): Mail {
  return {
    to,
    subject,
    dueAt,
    ...renderMail({ heading, paragraphs, appUrl, language }),
    messageId: `<${name}@${new URL(appUrl).hostname}>`,
    threadId: null,
    calendarEntry: null,
    ...(listUnsubscribe === undefined
      ? {}
      : { listUnsubscribe: { kind: listUnsubscribe.kind, language: language.tag } }),
  };
}
