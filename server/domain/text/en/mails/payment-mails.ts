import { place } from "../../place.ts";

/** Mails to a client about a payment that is to come, is under way or did not arrive. */
export const paymentMailText = place("mails/payment-mails", {
  returnedHeading: "Your payment goes back",
  returned:
    "We received a payment that we cannot keep: the time was no longer held, the session was already paid for, or the amount was not its price.",

  pleasePayHeading: "Please pay for your time",
  pleasePay:
    "You booked {session} on Calendly. It is paid for in advance, so it is not confirmed yet. You can pay without signing in.",
  pay: "Pay {price}",

  finishHeading: "Your time is held, and not paid for yet",
  finish: "You picked a time for {session} and have not paid for it yet, so it is not booked.",
  finishBooking: "Finish the booking",
  changedMind: "If you have changed your mind, you do not have to do anything: nothing was charged.",

  processingHeading: "Payment in progress",
  processing:
    "Your payment of {price} for {session} is on its way. Your bank may need up to a week for it, and we hold the time for you meanwhile.",
  processingWait:
    "You do not have to do anything. We write as soon as the money arrives, and also if it does not.",

  failedHeading: "Your payment did not go through",
  failed: "Your payment of {price} for {session} did not go through. Nothing was charged.",
  payAnotherWay: "Pay {price} another way",

  tooSlowHeading: "Your payment did not arrive in time",
  tooSlow:
    "Your payment of {price} for {session} did not arrive in time, so the time is free for others again.",
  tooSlowReturned: "If the money still arrives, all of it goes back to you at once.",
});
