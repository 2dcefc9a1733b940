import type { funnelSources as english } from "../../en/funnel/sources.ts";
import type { Translation } from "../../translation.ts";

export const funnelSources = {
  direct: "Direkt oder unbekannt",
  embed: "Eine Seite, die das Profil eingebettet zeigt",
  api: "Ein Programm, über die API",
  calendly: "Bei Calendly gebucht",
  other: "Andere zusammen",
  utm: "Links mit der Markierung {name}",
  site: "Links auf {name}",
} satisfies Translation<typeof english>;
