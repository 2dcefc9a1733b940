import type { moneySummary as english } from "../../en/booking/money-summary.ts";
import type { Translation } from "../../translation.ts";

export const moneySummary = {
  nothingCharged: "Es wurde nichts abgebucht.",
  onItsWay: "Eine Zahlung von {amount} ist unterwegs und noch nicht angekommen.",
  paid: "{reader, select, client {Sie haben {amounts} bezahlt.} other {{who} hat {amounts} bezahlt.}}",
  late_payment: "Die Zahlung kam, als die Zeit schon freigegeben war.",
  second_payment: "Der Termin wurde doppelt bezahlt.",
  wrong_amount: "Die Zahlung entsprach nicht dem Preis dieses Termins.",
  goodwill:
    "{reader, select, client {{who} hat eine Erstattung beschlossen.} other {Sie haben eine Erstattung beschlossen.}}",
  builder_no_show:
    "{reader, select, client {{who} ist nicht erschienen.} other {Sie haben angegeben, dass Sie nicht da waren.}}",
  asking:
    "{reader, select, client {Wir bitten Stripe, Ihnen {amount} zu erstatten.} other {Wir bitten Stripe, {who} {amount} zu erstatten.}}",
  dead: "{reader, select, client {Ihnen stehen {amount} zu. Stripe hat sie noch nicht erstattet, und ein Mensch kümmert sich darum. Wir schreiben Ihnen, wenn es erledigt ist.} other {{who} stehen {amount} zu. Stripe hat sie nicht erstattet, und der Betrieb kümmert sich darum.}}",
  pending:
    "{reader, select, client {{amount} sind auf dem Weg zu Ihnen. Bei den meisten Banken erscheint das Geld nach 5 bis 10 Tagen.} other {{amount} sind auf dem Weg zurück zu {who}. Bei den meisten Banken erscheint das Geld nach 5 bis 10 Tagen.}}",
  requires_action:
    "{reader, select, client {{amount} sollen zurückgehen, aber Ihre Bank braucht zuerst etwas von Ihnen. Stripe hat Ihnen dazu geschrieben.} other {{amount} sollen zurückgehen, aber die Bank braucht zuerst eine Angabe. Stripe hat {who} dazu geschrieben.}}",
  succeeded:
    "{reader, select, client {{amount} sind dorthin zurückgegangen, woher sie kamen. Ihre Bank zeigt sie vielleicht erst einige Tage später.} other {{amount} sind dorthin zurückgegangen, woher sie kamen. Die Bank zeigt sie vielleicht erst einige Tage später.}}",
  didNotArrive: "{amount} sind nicht angekommen.",
  withheld:
    "{reader, select, client {{amount} sollen an Sie zurückgehen. Ihre Bank entscheidet zuerst über diese Zahlung; bis dahin ist keine Erstattung möglich.} other {{amount} sollen an {who} zurückgehen. Die Bank entscheidet zuerst über diese Zahlung; bis dahin ist keine Erstattung möglich.}}",
  settled_outside:
    "{reader, select, client {{amount} wurden Ihnen erstattet, aber auf anderem Weg, als Sie bezahlt haben.} other {{amount} wurden {who} außerhalb von Stripe erstattet.}}",
  waived:
    "{reader, select, client {Die {amount} stehen nicht mehr aus: Sie wurden auf anderem Weg erstattet.} other {{amount} stehen nicht mehr aus: Sie wurden auf anderem Weg erstattet.}}",
  canceled: "Eine Erstattung von {amount} wurde abgebrochen.",
  notTaken:
    "{reader, select, client {{amount} ließen sich nicht auf dem üblichen Weg erstatten: Ihre Bank hat sie nicht angenommen.} other {{amount} ließen sich nicht auf dem üblichen Weg erstatten: Die Bank hat sie nicht angenommen.}}",
  triedAgain: "Es wurde noch einmal versucht.",
  notReturnedYet:
    "{reader, select, client {Das Geld steht Ihnen weiter zu. Wir schreiben Ihnen und klären es.} other {Das Geld steht {who} weiter zu. Der Betrieb schickt es noch einmal oder klärt es auf anderem Weg.}}",
  refundNotTaken:
    "{reader, select, client {Eine Erstattung von {amount} ist nicht angekommen: Ihre Bank hat sie nicht angenommen.} other {Eine Erstattung von {amount} aus dem Stripe-Dashboard ist nicht angekommen: Die Bank hat sie nicht angenommen.}}",
  dashboardPending:
    "{amount} aus dem Stripe-Dashboard sind auf dem Weg zurück zu {who}. Bei den meisten Banken erscheint das Geld nach 5 bis 10 Tagen.",
  dashboardRequiresAction:
    "{amount} aus dem Stripe-Dashboard sollen zurückgehen, aber die Bank braucht zuerst eine Angabe. Stripe hat {who} dazu geschrieben.",
  dashboardSucceeded:
    "{amount} aus dem Stripe-Dashboard sind dorthin zurückgegangen, woher sie kamen. Die Bank zeigt sie vielleicht erst einige Tage später.",
  dashboardCanceled: "Eine Erstattung von {amount} aus dem Stripe-Dashboard wurde abgebrochen.",
  disputeOpen:
    "{reader, select, client {Sie haben {amount} bei Ihrer Bank zurückgefordert. Ihre Bank entscheidet, das kann Wochen dauern; bis dahin erstatten wir nichts zusätzlich.} other {{who} hat {amount} bei der Bank zurückgefordert. Stripe hat den Betrag einbehalten, bis die Bank entschieden hat.}}",
  disputeWon:
    "{reader, select, client {Ihre Bank hat über {amount} entschieden: Die Zahlung bleibt bestehen.} other {Die Bank hat über {amount} für Sie entschieden: Die Zahlung bleibt bestehen.}}",
  disputeLost:
    "{reader, select, client {Ihre Bank hat Ihnen {amount} zurückgegeben.} other {Die Bank hat für {who} entschieden: {amount} sind dorthin zurückgegangen.}}",
  inquiryOpen:
    "{reader, select, client {Ihre Bank fragt nach {amount} und hat bisher nichts bewegt. Was wir inzwischen erstatten, geht wie immer an Sie zurück.} other {Die Bank von {who} fragt nach {amount} und hat bisher nichts einbehalten.}}",
  inquirySettled: "Die Anfrage der Bank zu {amount} ist geklärt.",
  nothingBack: "Nach den Stornoregeln gibt es nichts zurück.",
  kept: "{reader, select, client {Nach den Stornoregeln bleiben {amount} bei {who}.} other {Nach den Stornoregeln bleiben {amount} bei Ihnen.}}",
} satisfies Translation<typeof english>;
