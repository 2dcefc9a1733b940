import type { bookingCancel as english } from "../../en/booking/cancel.ts";
import type { Translation } from "../../translation.ts";

export const bookingCancel = {
  title: "Termin absagen?",
  titleHeld: "Zeit freigeben?",
  unpaid: "Es wurde nichts bezahlt, also wird nichts erstattet.",
  back: "Jetzt absagen: {amount} zurück",
  bank: "Jetzt absagen: {amount} zurück, sofern nicht Ihre Bank sie zurückholt",
  returned: "Jetzt absagen: Es ist nichts mehr zu erstatten",
  nothing: "Jetzt absagen: keine Erstattung",
  whyReturned: "Alles, was Sie bezahlt haben, ist bereits erstattet oder unterwegs.",
  kept: "{amount} bleiben bei {builder}.",
  rule: "Es gilt diese Regel: „{rule}“",
  tooLate: "Nach den Stornoregeln, denen Sie zugestimmt haben, gibt es so kurz vor Beginn nichts zurück.",
  validUntil: "Das gilt bis {time} Uhr ({zone}). Danach sagen wir Ihnen neu, was Sie zurückbekommen.",
  time: "Die Zeit ist sofort wieder für andere frei, und {builder} erfährt davon.",
  bankDecides:
    "Sie haben diese Zahlung bei Ihrer Bank zurückgefordert. Ihre Erstattung wartet auf deren Entscheidung; holt die Bank das Geld selbst zurück, kommt von uns nichts dazu.",
  goesBack:
    "Das Geld geht dorthin zurück, woher es kam. Bei den meisten Banken erscheint es nach 5 bis 10 Tagen.",
  readers: "{builder} liest das, und wir können es lesen.",
  cancel: "Termin absagen",
  refund: "Absagen, {amount} erstatten",
  withoutRefund: "Ohne Erstattung absagen",
  keep: "Behalten",
} satisfies Translation<typeof english>;
