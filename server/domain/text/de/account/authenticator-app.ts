import type { authenticatorApp as english } from "../../en/account/authenticator-app.ts";
import type { Translation } from "../../translation.ts";

export const authenticatorApp = {
  title: "Authenticator-App",
  since: "Eingerichtet am {when}.",
  setUp: "Authenticator-App einrichten",
  setUpOther: "Anderes Telefon einrichten",
  otherSecret: "Anderes Geheimnis erzeugen",
  creating: "Geheimnis wird erzeugt …",
  remove: "App entfernen",
  removing: "Wird entfernt …",
  anyApp:
    "Jede App, die sechs Ziffern zeigt, ist geeignet: Google Authenticator, Aegis, 1Password, Bitwarden.",
  qrCode: "QR-Code für Ihre Authenticator-App",
  scan: "<number>1.</number> Scannen Sie das mit Ihrer App, oder <link>öffnen Sie es auf diesem Gerät</link>, oder tippen Sie das Geheimnis ein:",
  secret: "Geheimnis",
  code: "2. Die sechs Ziffern, die die App jetzt zeigt",
  finish: "Abschließen",
  finishing: "Wird geprüft …",
} satisfies Translation<typeof english>;
