import type { builderConnectionNeeds as english } from "../../en/builder/connection-needs.ts";
import type { Translation } from "../../translation.ts";

export const builderConnectionNeeds = {
  connect: "Calendly verbinden",
  connectText: "Ihre Ereignistypen erscheinen dann hier und warten auf ihre Preise.",
  broken: "Calendly lässt uns nicht mehr hinein",
  brokenText: "Niemand kann bei Ihnen buchen, bis Sie neu verbinden. Das dauert eine Minute.",
  unchecked: "Ihre Webhooks bei Calendly lassen sich nicht prüfen",
  uncheckedText:
    "Die Prüfung ist seit {age} nicht möglich. {because} Was bei Calendly selbst gebucht oder abgesagt wird, kommt vielleicht verspätet an. Sehen Sie nach, woran es liegt, und drücken Sie dann auf „Jetzt prüfen“.",
} satisfies Translation<typeof english>;
