/** The account page's answer to a refused form. Undefined when none was sent, null when it was accepted. */
export type AccountAnswer =
  | {
      readonly intent: string;
      /** By field; `form` when it is no single field's fault. */
      readonly errors: Readonly<Record<string, string>>;
      /** What was typed into the form's one plain field; never a password. */
      readonly typed?: string;
    }
  | undefined;

/** What a section says after one of its forms was accepted, by the word in the address. */
export const DONE_WORDS = {
  name: { section: "name", words: "Your name is saved." },
  address: {
    section: "address",
    words: "Two mails are on their way, one to each address. Open the link in both.",
  },
  "address-kept": { section: "address", words: "Your address stays as it is." },
  password: { section: "password", words: "Your password is saved, and every other browser is signed out." },
  link: {
    section: "password",
    words: "A link is on its way to your address. It works once, for 15 minutes.",
  },
  zone: { section: "zone", words: "Your time zone is saved." },
  language: { section: "language", words: "Your language is saved." },
  session: { section: "sessions", words: "That browser is signed out." },
  sessions: { section: "sessions", words: "You are signed out everywhere but here." },
} as const satisfies Readonly<Record<string, { readonly section: string; readonly words: string }>>;

export type DoneWord = keyof typeof DONE_WORDS;

/** The outcome that a word in the address names; null for any other word. */
export function doneBy(word: string): (typeof DONE_WORDS)[DoneWord] | null {
  return Object.hasOwn(DONE_WORDS, word) ? DONE_WORDS[word as DoneWord] : null;
}
