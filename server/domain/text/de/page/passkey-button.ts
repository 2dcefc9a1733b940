import type { passkeyButton as english } from "../../en/page/passkey-button.ts";
import type { Translation } from "../../translation.ts";

export const passkeyButton = {
  signIn: "Mit Passkey anmelden",
  waiting: "Ihr Gerät wird gefragt …",
  noScripts: "Passkeys brauchen JavaScript in diesem Browser.",
  noSupport: "Dieser Browser kann keine Passkeys.",
  nobody: "Es wurde kein Passkey benutzt. Versuchen Sie es noch einmal, oder wählen Sie einen anderen Weg.",
  refused: "Das hat nicht geklappt. Bitte laden Sie die Seite neu und versuchen Sie es noch einmal.",
  too_many: "Zu viele Versuche. Bitte versuchen Sie es in ein paar Minuten noch einmal.",
} satisfies Translation<typeof english>;
