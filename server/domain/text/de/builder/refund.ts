import type { builderRefund as english } from "../../en/builder/refund.ts";
import type { Translation } from "../../translation.ts";

export const builderRefund = {
  title: "Geld erstatten",
  goodwill: "Aus Kulanz, ganz oder teilweise",
  amount: "Betrag in {currency}",
  left: "Von dieser Zahlung sind {amount} übrig.",
  why: "Grund",
  whyReader: "{client} liest ihn.",
  review: "Prüfen",
  reviewing: "Einen Moment …",
  missed: "Ich war nicht da",
  missedPolicy: "Die Stornoregeln gelten hier nicht.",
  missedNote: "Was {client} liest",
  missedApology: "Ich konnte nicht kommen. Es tut mir leid.",
  missedRefund: "Ich war nicht da: {amount} erstatten",
  refunding: "Wird erstattet …",
  confirm: "Erstattung bestätigen",
  back: "{amount} zurück an {client}",
  backAll: "Das ist alles, was von der Zahlung übrig ist.",
  backPart: "Das ist ein Teil der {left}, die übrig sind.",
  backHow:
    "Das Geld geht dorthin zurück, woher es kam; das lässt sich nicht rückgängig machen. {client} liest:",
  refund: "{amount} erstatten",
  dont: "Nicht erstatten",
} satisfies Translation<typeof english>;
