/** What the account page says to a form that was not taken. Undefined when none was sent, null when it was taken. */
export type AccountAnswer =
  | {
      readonly intent: string;
      /** By field; `form` when it is no single field's fault. */
      readonly errors: Readonly<Record<string, string>>;
      /** What was typed into the form's one plain field; never a password. */
      readonly typed?: string;
    }
  | undefined;

/** What is said at the top of the page after a form was taken, by the word that stands in the address. */
export const DONE_WORDS: Readonly<Record<string, string>> = {
  name: "Your name is saved.",
  address: "Two mails are on their way, one to each address. Open the link in both.",
  "address-kept": "Your address stays as it is.",
  password: "Your password is saved, and every other browser is signed out.",
  link: "A link is on its way to your address. It works once, for 15 minutes.",
  zone: "Your time zone is saved.",
  session: "That browser is signed out.",
  sessions: "You are signed out everywhere but here.",
};
