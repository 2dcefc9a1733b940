import type { copyButton as english } from "../../en/page/copy-button.ts";
import type { Translation } from "../../translation.ts";

export const copyButton = {
  copy: "Kopieren",
  copied: "Kopiert",
  refused: "Ihr Browser hat es nicht erlaubt. Bitte markieren und kopieren Sie es selbst.",
} satisfies Translation<typeof english>;
