import type { zoneSection as english } from "../../en/account/zone-section.ts";
import type { Translation } from "../../translation.ts";

export const zoneSection = {
  title: "Zeitzone",
  notSet: "Nicht gewählt: Zeiten stehen in der Zeitzone Ihres Browsers.",
  set: "Zeiten stehen für Sie in <zone>{zoneName}</zone>. Eine Buchung behält die Zeitzone, in der Sie sie gemacht haben.",
  choose: "Zeitzone wählen",
  chooseOther: "Andere wählen",
  save: "Zeitzone speichern",
  saving: "Wird gespeichert …",
} satisfies Translation<typeof english>;
