/** Kinds of mail that nothing depends on, each of which its receiver may end. `digest` goes to builders, the others to clients. */
export const UNSUBSCRIBE_KINDS = ["digest", "reminder", "review"] as const;
export type UnsubscribeKind = (typeof UNSUBSCRIBE_KINDS)[number];

/** Whether this is one of them. */
export function isUnsubscribeKind(text: string): text is UnsubscribeKind {
  return (UNSUBSCRIBE_KINDS as readonly string[]).includes(text);
}
