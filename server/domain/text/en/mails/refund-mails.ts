import { place } from "../../place.ts";

/** What mails say of money that goes back to a client, has gone back, or did not arrive. */
export const refundMailText = place("mails/refund-mails", {
  nothingPaid: "Nothing was paid, so nothing goes back.",
  nothingByPolicy: "By the cancellation policy, nothing of the price goes back.",
  goesBack: "{amount} goes back to where it came from. Banks usually show it within 5 to 10 days.",
  goesBackBuilder: "{amount} goes back to the client.",
  bankDecides:
    "You have asked your bank for this payment back. {amount} goes back to you unless your bank returns it: nothing can be returned before it has decided.",
  bankDecidesBuilder:
    "{amount} is to go back to the client, who has also asked their bank for it. It waits for what the bank decides.",

  grantedHeading: "You get money back",
  granted: "{person} gives you {amount} back for {session}.",

  againHeading: "Your refund was sent again",
  again: "Your refund of {amount} for {session} did not reach you. We have sent it once more.",
  againWait: "We write to you again when it has arrived.",

  failedHeading: "A refund could not be made",
  failed: "We tried to return {amount} to you for {session}, and your bank did not take it.",
  failedHelp:
    "We still owe you this money. We are looking into it and will write to you again; you can also reply to this mail.",
  failedBuilder: "{amount} was to go back to the client for {session}, and their bank did not take it.",
  failedOperator: "The operator can send it again, or settle it with the client in another way.",

  arrivedHeading: "Money has gone back to you",
  arrivedAll:
    "All {paid} that you paid for {session} has gone back to where it came from. Your bank may show it a few days later.",
  arrivedPart:
    "{amount} of the {paid} that you paid for {session} has gone back to where it came from. Your bank may show it a few days later.",
  arrivedOfSeveral:
    "{amount} of what you paid for {session} has gone back to where it came from. Your bank may show it a few days later.",

  askedBuilder:
    "The session is still booked. We have asked {person} whether it takes place, and write to you when we know, or when its time is over. Until then it stays booked.",
  staysBooked: "The session itself stays booked.",
  staysCanceled: "The booking was canceled, and stays so.",
  timeGivenBack: "The time was given back before, and is not booked.",
  timeIsOver: "The time of the session is over, and nothing is left to pay.",
  notBooked: "The session was not booked by that payment, and is not booked now.",

  outsideHeading: "Is this session still on?",
  outsideSubject: "Is this session still on? {session}",
  outside:
    "The whole price of {session} was returned in Stripe’s dashboard, and the session is still booked.",
  outsideDecide:
    "Please tell us on the booking’s page: keep the session, or cancel it. Until then it stays booked.",
});
