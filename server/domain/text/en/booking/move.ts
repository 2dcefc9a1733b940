import { place } from "../../place.ts";

/** A booking's page while the client moves the session: another time is picked on Calendly's page. */
export const bookingMove = place("booking/move", {
  title: "Move it to another time",
  help: "Until you have confirmed another time, the session stays where it is.",
  price: "There is nothing more to pay.",
  policyAnew: "If you cancel later, the policy counts from the new time.",
  nothingLater:
    "If you cancel later, nothing comes back, however early you do: nothing would come back today, either.",
  atMostLater:
    "If you cancel later, you get at most {share} back, however early you do: that is what you would get today.",
  keep: "Keep the time",
  frame: "Calendly: move your session with {builder}",
  updates:
    "This page updates automatically as soon as Calendly has told us. If the calendar does not appear, use <link>Calendly’s own page</link>.",
  pickOnCalendly: "Pick another time on Calendly",
  comeBack: "When you have picked one there, come back to this page: it then shows the new time.",
});
