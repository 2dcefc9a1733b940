import type { addressSection as english } from "../../en/account/address-section.ts";
import type { Translation } from "../../translation.ts";

export const addressSection = {
  title: "E-Mail-Adresse",
  use: "Sie melden sich mit <address>{email}</address> an, und dorthin gehen E-Mails zu Ihren Buchungen.",
  underWay:
    "Um zu <address>{email}</address> zu wechseln, öffnen Sie den Link, der an jede der beiden Adressen ging:",
  confirmed: "{email}: bestätigt",
  unconfirmed: "{email}: noch nicht bestätigt",
  keep: "Jetzige Adresse behalten",
  keeping: "Änderung wird abgebrochen …",
  newAddress: "Neue Adresse",
  otherAddress: "Andere neue Adresse",
  hint: "Beide Adressen erhalten eine E-Mail mit einem Link. Es ändert sich nichts, bis beide Links geöffnet sind.",
  change: "Adresse ändern",
  sending: "Wird gesendet …",
} satisfies Translation<typeof english>;
