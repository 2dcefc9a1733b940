import { htmlOf, textOf, type Paragraph } from "../booking/view/mail-paragraphs.ts";
import type { Mail } from "../ports.ts";

/** What a mail about an account says. */
export interface AccountMail {
  readonly to: string;
  readonly subject: string;
  readonly paragraphs: readonly Paragraph[];
  /** Stable for one notification, and reveals nothing of it. */
  readonly id: string;
  readonly appUrl: string;
}

/** A mail about somebody's account. Pure. */
export function accountMail({ to, subject, paragraphs, id, appUrl }: AccountMail): Mail {
  return {
    to,
    subject,
    text: `${paragraphs.map(textOf).join("\n\n")}\n`,
    html: htmlOf(paragraphs, appUrl),
    messageId: `<account.${id}@${new URL(appUrl).hostname}>`,
    threadId: null,
    calendarEntry: null,
  };
}
