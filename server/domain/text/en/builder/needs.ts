import { place } from "../../place.ts";

/** What needs a builder, on their first page: a line and what to do about it. */
export const builderNeeds = place("builder/needs", {
  nobodyPays: "Nobody can pay you just now",
  nobodyPaysFor: "Nobody can pay for {session} just now",
  nobodyPaysText:
    "Stripe refuses to open payment pages. The site’s operator has been told and will fix it there; nobody was charged.",
  kept_or_canceled: "Is {session} with {client} still on?",
  kept_or_canceledText: "Its price was returned in Stripe’s dashboard. Keep the session or cancel it.",
  disputed: "The payment of {session} with {client} is disputed",
  disputedText:
    "The site’s operator answers the bank. Send them evidence that the session was held or agreed: the booking’s page says until when.",
  inquired: "The bank asks about the payment of {session} with {client}",
  inquiredText:
    "It has taken nothing so far. The site’s operator answers. Send them evidence that the session was held or agreed: the booking’s page says until when.",
  refund_failed: "A refund of {session} with {client} did not arrive",
  refund_failedText:
    "The money is still owed to the client. The operator sends it again or settles it in another way.",
  noPlace: "Where is {session} with {client}?",
  noPlaceText: "It has no link or place yet. Set it on the event in Calendly; we tell the client.",
  ownMailRefused: "Our mails to you do not arrive",
  ownMailRefusedText:
    "Your mailbox refuses them for good, and the digest of the day is not sent. Correct your address.",
  unreachable: "Our mails about {session} with {client} do not arrive",
  unreachableText: "The client’s mailbox refuses them. Tell them in another way if something changes.",
  spoilt: "{session} can’t be booked any more",
  spoiltText: "It has changed at Calendly. See what is in the way.",
  drafts: "{count, plural, one {One draft waits for its price} other {# drafts wait for their prices}}",
  draftsText: "Price and publish what you want to sell.",
});
