import type { addressChange as english } from "../../en/account/address-change.ts";
import type { Translation } from "../../translation.ts";

export const addressChange = {
  title: "Adresse bestätigen",
  over: "Dieser Link wurde schon benutzt oder ist älter als ein Tag, oder die Änderung wurde abgebrochen.",
  seeAccount: "Ihre jetzige Adresse steht auf der Seite Ihres Kontos.",
  oldSide:
    "Ihr Konto zieht von {oldEmail} zu <strong>{newEmail}</strong> um, sobald auch die neue Adresse bestätigt ist.",
  newSide:
    "<strong>{newEmail}</strong> ist Ihre Adresse, und das Konto von {oldEmail} zieht dorthin um, sobald auch die alte Adresse bestätigt ist.",
  confirmOld: "Änderung bestätigen",
  confirmNew: "Diese Adresse ist meine",
  confirming: "Wird bestätigt …",
  account: "Ihr Konto",
  taken: "Inzwischen hat ein anderes Konto diese Adresse. Ihr Konto behält seine jetzige.",
  moved: "Fertig: Die Adresse des Kontos ist ab jetzt {newEmail}.",
  halfDone:
    "Bestätigt. Das Konto zieht um, sobald auch der Link in der E-Mail an die andere Adresse geöffnet ist.",
} satisfies Translation<typeof english>;
