import { place } from "../../place.ts";

/** Beside what says that a mail was sent, in a demonstration. */
export const mailboxLink = place("page/mailbox-link", {
  demo: "This is a demo: the mail arrives in <link>its own inbox</link>.",
});
