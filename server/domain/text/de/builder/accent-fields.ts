import type { accentFields as english } from "../../en/builder/accent-fields.ts";
import type { Translation } from "../../translation.ts";

export const accentFields = {
  title: "Farbe Ihrer Seiten",
  site: "Die der Website",
  own: "Eine eigene",
  color: "Ihre Farbe",
  sample: "Ein Knopf in dieser Farbe, hell und dunkel",
  button: "Buchen",
  use: "Für Ihr Profil und die Buchungsseiten Ihrer Gäste. Wir machen sie dunkler oder heller, bis sie gut lesbar ist.",
} satisfies Translation<typeof english>;
