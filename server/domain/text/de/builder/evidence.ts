import type { evidence as english } from "../../en/builder/evidence.ts";
import type { Translation } from "../../translation.ts";

export const evidence = {
  soon: "Der Betrieb dieser Seite antwortet der Bank. Schicken Sie ihm Belege, dass der Termin stattgefunden hat oder vereinbart war, so bald Sie können: Antworten Sie auf unsere E-Mail dazu.",
  before:
    "Der Betrieb dieser Seite antwortet der Bank. Schicken Sie ihm Belege, dass der Termin stattgefunden hat oder vereinbart war, spätestens {when}: Antworten Sie auf unsere E-Mail dazu.",
} satisfies Translation<typeof english>;
