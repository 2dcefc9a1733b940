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

/** The section that says what one of its forms has done, by the word in the address. */
export const DONE_SECTIONS = {
  name: "name",
  address: "address",
  "address-kept": "address",
  password: "password",
  link: "password",
  "passkey-added": "passkeys",
  "passkey-renamed": "passkeys",
  "passkey-removed": "passkeys",
  "passkey-link": "passkeys",
  zone: "zone",
  language: "language",
  session: "sessions",
  sessions: "sessions",
} as const satisfies Readonly<Record<string, string>>;

/** Where the forms of the passkeys' section are sent; a link that one of them has mailed is said to be under way there. */
export const PASSKEYS_FORM = "/account?for=passkeys#passkeys";

export type DoneWord = keyof typeof DONE_SECTIONS;

/** Whether a word in the address names an outcome. */
export function isDoneWord(word: string): word is DoneWord {
  return Object.hasOwn(DONE_SECTIONS, word);
}
