import type { mailboxLink as english } from "../../en/page/mailbox-link.ts";
import type { Translation } from "../../translation.ts";

export const mailboxLink = {
  demo: "Das ist eine Demo: Die E-Mail kommt in <link>einem eigenen Postfach</link> an.",
} satisfies Translation<typeof english>;
