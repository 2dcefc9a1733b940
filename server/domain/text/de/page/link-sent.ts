import type { linkSent as english } from "../../en/page/link-sent.ts";
import type { Translation } from "../../translation.ts";

export const linkSent = {
  onItsWay: "Ein Link ist unterwegs an {email}",
  next: "Öffnen Sie ihn, um weiterzumachen. Er gilt einmal, 15 Minuten lang. Sie können diese Seite schließen.",
} satisfies Translation<typeof english>;
