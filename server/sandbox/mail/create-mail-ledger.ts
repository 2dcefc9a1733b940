import type { MailMessage } from "./mail-message.ts";

/** The newest so many are kept. */
const MESSAGES_MAX = 5_000;

export interface MailLedger {
  add(message: MailMessage): void;
  /** Oldest first; `to` is one recipient's whole address in any case. */
  list(filter?: { to?: string | undefined }): MailMessage[];
  find(id: string): MailMessage | null;
  /** From now on this message counts as read; one that is not there is left alone. */
  markRead(id: string): void;
  isRead(id: string): boolean;
  /** How many there are, and how many of them nobody has opened. */
  count(): { total: number; unread: number };
  clear(): void;
}

/** An empty list of received mail. */
export function createMailLedger(): MailLedger {
  let messages: MailMessage[] = [];
  const read = new Set<string>();
  const find = (id: string) => messages.find((message) => message.id === id) ?? null;
  return {
    add(message) {
      messages.push(message);
      if (messages.length <= MESSAGES_MAX) return;
      const oldest = messages.shift();
      if (oldest !== undefined) read.delete(oldest.id);
    },
    list({ to } = {}) {
      const wanted = to?.toLowerCase();
      return messages.filter((message) => wanted === undefined || message.to.includes(wanted));
    },
    find,
    markRead(id) {
      if (find(id) !== null) read.add(id);
    },
    isRead: (id) => read.has(id),
    count: () => ({ total: messages.length, unread: messages.length - read.size }),
    clear() {
      messages = [];
      read.clear();
    },
  };
}
