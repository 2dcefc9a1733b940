import type { refundMailText as english } from "../../en/mails/refund-mails.ts";
import type { Translation } from "../../translation.ts";

export const refundMailText = {
  nothingPaid: "Es wurde nichts bezahlt, also wird nichts erstattet.",
  nothingByPolicy: "Nach den Stornoregeln wird vom Preis nichts erstattet.",
  goesBack:
    "{amount} gehen dorthin zurück, woher sie kamen. Bei den meisten Banken erscheint das Geld nach 5 bis 10 Tagen.",
  goesBackBuilder: "{amount} gehen an den Gast zurück.",
  bankDecides:
    "Sie haben diese Zahlung bei Ihrer Bank zurückgefordert. {amount} gehen an Sie zurück, sofern nicht Ihre Bank sie zurückholt: Bevor sie entschieden hat, ist keine Erstattung möglich.",
  bankDecidesBuilder:
    "{amount} sollen an den Gast zurückgehen, der sie auch bei der Bank zurückgefordert hat. Das wartet auf die Entscheidung der Bank.",
  grantedHeading: "Sie bekommen Geld zurück",
  granted: "{person} erstattet Ihnen {amount} für {session}.",
  againHeading: "Ihre Erstattung ist noch einmal unterwegs",
  again:
    "Ihre Erstattung von {amount} für {session} hat Sie nicht erreicht. Wir haben sie noch einmal gesendet.",
  againWait: "Wir schreiben Ihnen wieder, wenn sie angekommen ist.",
  failedHeading: "Eine Erstattung hat nicht geklappt",
  failed: "Wir wollten Ihnen {amount} für {session} erstatten, und Ihre Bank hat sie nicht angenommen.",
  failedHelp:
    "Das Geld steht Ihnen weiter zu. Wir kümmern uns darum und schreiben Ihnen wieder; Sie können auch auf diese E-Mail antworten.",
  failedBuilder:
    "{amount} sollten für {session} an den Gast zurückgehen, und dessen Bank hat sie nicht angenommen.",
  failedOperator: "Der Betrieb kann sie noch einmal senden oder es mit dem Gast auf anderem Weg klären.",
  arrivedHeading: "Ihr Geld ist zurückgegangen",
  arrivedAll:
    "Die vollen {paid}, die Sie für {session} bezahlt haben, sind dorthin zurückgegangen, woher sie kamen. Ihre Bank zeigt sie vielleicht erst einige Tage später.",
  arrivedPart:
    "{amount} von den {paid}, die Sie für {session} bezahlt haben, sind dorthin zurückgegangen, woher sie kamen. Ihre Bank zeigt sie vielleicht erst einige Tage später.",
  arrivedOfSeveral:
    "{amount} von dem, was Sie für {session} bezahlt haben, sind dorthin zurückgegangen, woher sie kamen. Ihre Bank zeigt sie vielleicht erst einige Tage später.",
  askedBuilder:
    "Der Termin ist noch gebucht. Wir haben {person} gefragt, ob er stattfindet, und schreiben Ihnen, wenn wir es wissen oder seine Zeit vorbei ist. Bis dahin bleibt er gebucht.",
  staysBooked: "Der Termin selbst bleibt gebucht.",
  staysCanceled: "Die Buchung wurde abgesagt und bleibt es.",
  timeGivenBack: "Die Zeit war schon freigegeben und ist nicht gebucht.",
  timeIsOver: "Die Zeit des Termins ist vorbei, und es ist nichts mehr zu zahlen.",
  notBooked: "Der Termin war mit dieser Zahlung nicht gebucht und ist es auch jetzt nicht.",
  outsideHeading: "Findet dieser Termin noch statt?",
  outsideSubject: "Findet dieser Termin noch statt? {session}",
  outside:
    "Der ganze Preis von {session} wurde im Stripe-Dashboard erstattet, und der Termin ist noch gebucht.",
  outsideDecide:
    "Bitte sagen Sie es uns auf der Seite der Buchung: Behalten Sie den Termin, oder sagen Sie ihn ab. Bis dahin bleibt er gebucht.",
} satisfies Translation<typeof english>;
