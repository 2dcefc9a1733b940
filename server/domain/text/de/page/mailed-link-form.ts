import type { mailedLinkForm as english } from "../../en/page/mailed-link-form.ts";
import type { Translation } from "../../translation.ts";

export const mailedLinkForm = {
  send: "Link an {email} schicken",
  sending: "Wird gesendet …",
} satisfies Translation<typeof english>;
