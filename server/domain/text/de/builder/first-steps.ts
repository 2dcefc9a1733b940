import type { builderFirstSteps as english } from "../../en/builder/first-steps.ts";
import type { Translation } from "../../translation.ts";

export const builderFirstSteps = {
  title: "Bevor Gäste buchen können",
  done: "{title}<hidden>, erledigt</hidden>",
  connect: "Calendly verbinden",
  connectText: "Ihre Ereignistypen kommen als Entwürfe an; von Ihrem Kalender wird nichts gezeigt.",
  price: "Einen Preis festlegen",
  priceText: "Was ein Angebot kostet, worum es geht und was es bei Absage zurückgibt.",
  publish: "Veröffentlichen",
  publishText: "Ab dann finden und buchen es Gäste.",
  describe: "In einer Zeile sagen, was Sie tun",
  describeText: "Das lesen Gäste zuerst. Dort können Sie auch ein Bild und eine eigene Farbe hinzufügen.",
  look: "Ihre Seite ansehen",
  lookText: "So, wie Gäste sie sehen.",
} satisfies Translation<typeof english>;
