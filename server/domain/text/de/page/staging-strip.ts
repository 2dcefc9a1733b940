import type { stagingStrip as english } from "../../en/page/staging-strip.ts";
import type { Translation } from "../../translation.ts";

export const stagingStrip = {
  strip: "<strong>Staging.</strong> Keine Buchung hier ist echt, und kein Geld wird bewegt.",
} satisfies Translation<typeof english>;
