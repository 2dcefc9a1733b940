import { place } from "../../place.ts";

/** What a failed request to a provider was for (`…`), whom it hurts (`…Meaning`) and what happens when it is dropped (`…Dropped`): on the page of failed jobs. */
export const deadEffects = place("operator/dead-effects", {
  createSchedulingLink: "Create the page for picking a time",
  createSchedulingLinkMeaning:
    "The client is waiting for a page to pick a time on. Nothing is booked at Calendly and nothing is charged.",
  createSchedulingLinkDropped:
    "The client cannot pick a time. The booking lapses a day after it was started, and they can start a new one.",
  openCheckout: "Open the payment page for {amount}",
  openCheckoutMeaning:
    "The client cannot pay. The time stays held, because nobody knows yet whether Stripe has opened the page.",
  openCheckoutDropped:
    "Nothing was charged. The time is released when the hold ends, and the client can start again.",
  expireCheckout: "Close the payment page",
  expireCheckoutMeaning:
    "The time stays held and the client may still pay, until Stripe says whether the page is closed or was paid.",
  expireCheckoutDropped:
    "If the time is still held, Stripe is asked again under a new key. If the booking is over, its page stays open until it expires; if somebody pays on it, the money goes back.",
  releaseTime: "Release the time at Calendly",
  releaseTimeMeaning:
    "The booking is over, but its time is still taken in the builder’s calendar: nobody else can book it.",
  declineInvitee: "Cancel a second time that was booked at Calendly",
  declineInviteeMeaning:
    "Somebody holds a time in the builder’s calendar that belongs to no booking, and may expect the session.",
  staysTaken:
    "The time stays taken until somebody frees it in Calendly itself. First look who else is in the event: canceling it there cancels it for everybody.",
  requestRefund: "Refund of {amount}",
  requestRefundMeaning: "The client is owed this money and has not got it back.",
  requestRefundDropped:
    "Nothing more is sent. What you have returned outside Stripe counts as returned from then on; what was returned in Stripe’s dashboard is counted automatically.",
  remindToPay: "Remind the client to finish paying",
  remindToPayMeaning: "The client was not reminded. The time is held and released as usual.",
  remindToPayDropped: "Nobody is reminded. Nothing else changes.",
  inviteToReview: "Thank the client and ask for a review",
  inviteToReviewMeaning: "The client was not asked how the session was. Nothing else waits for it.",
  inviteToReviewDropped: "The client is not asked. Nothing else changes.",
  remindOfSession: "Remind the client of the session",
  remindOfSessionMeaning: "The client was not reminded. The session takes place as booked.",
  remindOfSessionDropped: "Nobody is reminded. Nothing else changes.",
  clientMailMeaning: "The client has not been told by mail. The booking’s page says it all the same.",
  clientMailDropped: "The mail is never sent. If the client must know, tell them another way.",
  builderMailMeaning: "The builder has not been told by mail. The booking’s page says it all the same.",
  builderMailDropped: "The mail is never sent. If the builder must know, tell them another way.",
  unreadable:
    "Unreadable request: {type, select, createSchedulingLink {create the page for picking a time} openCheckout {open a payment page} expireCheckout {close a payment page} releaseTime {release a time at Calendly} declineInvitee {cancel a second time that was booked at Calendly} requestRefund {refund} remindToPay {remind the client to finish paying} remindOfSession {remind the client of the session} inviteToReview {ask the client for a review} tell {mail} other {{type}}}",
  unreadableMeaning:
    "The stored request is damaged, or was written by a newer version. It was not carried out, and another try does not help until it is repaired.",
  unreadableDropped:
    "The request is dropped, and nothing is sent. Look at the booking: what it was for still has to be done.",
  unreadableRefundDropped:
    "The request is dropped, and nothing is sent. The money stays owed: the next comparison finds it, and offers to request the refund again.",
});
