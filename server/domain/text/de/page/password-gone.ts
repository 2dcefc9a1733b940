import type { passwordGone as english } from "../../en/page/password-gone.ts";
import type { Translation } from "../../translation.ts";

export const passwordGone = {
  title: "Ihre Adresse ist bestätigt, und ein Passwort wurde entfernt",
  why: "Es war vorher von einem anderen Browser aus gesetzt worden. Das hätte jeder Mensch tun können, der Ihre Adresse kennt; deshalb gilt es nicht mehr.",
  setOnAccount: "Wenn Sie ein Passwort möchten, <link>setzen Sie eines auf der Seite Ihres Kontos</link>.",
  setNow: "Wenn Sie ein Passwort möchten, <link>setzen Sie jetzt eines</link>.",
  goOn: "Ohne Passwort weiter",
} satisfies Translation<typeof english>;
