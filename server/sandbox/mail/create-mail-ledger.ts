import type { MailMessage } from "./mail-message.ts";

/** The newest so many are kept. */
const MESSAGES_MAX = 5_000;

export interface MailLedger {
  add(message: MailMessage): void;
  /** Oldest first; `to` is one recipient's whole address in any case. */
  list(filter?: { to?: string | undefined }): MailMessage[];
  find(id: string): MailMessage | null;
  clear(): void;
}

/** An empty list of received mail. */
export function createMailLedger(): MailLedger {
  let messages: MailMessage[] = [];
  return {
    add(message) {
      messages.push(message);
      if (messages.length > MESSAGES_MAX) messages.shift();
    },
    list({ to } = {}) {
      const wanted = to?.toLowerCase();
      return messages.filter((message) => wanted === undefined || message.to.includes(wanted));
    },
    find: (id) => messages.find((message) => message.id === id) ?? null,
    clear() {
      messages = [];
    },
  };
}
