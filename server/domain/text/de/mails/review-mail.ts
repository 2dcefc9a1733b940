import type { reviewMailText as english } from "../../en/mails/review-mail.ts";
import type { Translation } from "../../translation.ts";

export const reviewMailText = {
  subject: "Wie war es: {session} mit {builder}",
  heading: "Wie war Ihr Termin?",
  thanks: "Danke, dass Sie {session} mit {builder} gebucht haben. Wir hoffen, dass es Ihre Zeit wert war.",
  why: "Sagen Sie uns, wie es war? Sterne und ein Satz dauern eine Minute. {builder} lernt daraus, und wenn Sie zustimmen, lesen es andere vor dem Buchen.",
  link: "Termin bewerten",
  scope:
    "Der Link gilt ohne Anmeldung, nur für diesen Termin, bis {day}. Sie entscheiden, ob Ihre Worte gezeigt werden und unter welchem Namen. Wir fragen kein zweites Mal.",
} satisfies Translation<typeof english>;
