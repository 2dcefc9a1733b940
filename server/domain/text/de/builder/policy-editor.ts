import type { policyEditor as english } from "../../en/builder/policy-editor.ts";
import type { Translation } from "../../translation.ts";

export const policyEditor = {
  title: "Wenn der Gast absagt",
  flexible: "Großzügig",
  moderate: "Ausgewogen",
  strict: "Streng",
  own: "Eigene Regeln, in bis zu {steps} Stufen",
  hours: "Stufe {step}: Stunden vor Beginn",
  percent: "Stufe {step}: erstatteter Anteil in Prozent",
  afterHours: "Stunden oder mehr vorher:",
  afterHoursShort: "Std. vorher:",
  afterPercent: "% zurück",
  preview: "Was der Gast liest",
  start: "Beginn",
} satisfies Translation<typeof english>;
