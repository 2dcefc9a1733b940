import { place } from "../../place.ts";

/** A booking's third step: everything between asking for Stripe's page and the money's arrival. */
export const bookingPay = place("booking/pay", {
  finish: "Finish your payment",
  unpaid: "You have not paid yet",
  failed: "The payment did not go through",
  confirming: "Confirming your payment…",
  delayed: "Your payment is in progress",
  preparing: "Preparing your payment…",
  pay: "Continue to pay {amount}",
  payAgain: "Try again to pay {amount}",
  payOtherwise: "Pay {amount} another way",
  cardFailed: "Your card was declined. Nothing was charged.",
  cardFailedHelp: "Try again with the same card or another one. Your bank can tell you why.",
  bankFailed: "Your bank did not make the payment. Nothing was charged.",
  bankFailedHelp:
    "We still hold the time for you, so that you can pay another way. Your bank can tell you why.",
  wrongAmount: "We received a payment that is not the price of this session.",
  wrongAmountHelp: "All of it goes back to you, and the session is not paid yet.",
  asking: "Asking Stripe about your payment",
  askingHelp: "Usually a few seconds. Nothing is lost: we will write to you at {email}.",
  askingLate: "Your time stays yours while we find out about the payment.",
  holdEnded: "Asking Stripe whether you paid in time",
  holdEndedHelp:
    "If you paid in time, you are booked. If not, nothing is charged, and the time is free again.",
  opening: "Waiting for Stripe’s payment page",
  openingHelp: "Usually a second or two. Nothing is charged before you agree to it there.",
  openingLate: "Stripe’s payment page is not there yet. Nothing was charged.",
  bankPays: "Your bank is moving {amount}. You don’t have to do anything.",
  bankPaysHelp: "This way of paying takes days. You are booked as soon as the money arrives.",
  bankPaysUntil:
    "We hold the time for you until {until}. If the money is not there by then, the time is free again, and whatever still arrives goes back to you in full.",
  bankPaysMail: "Either way we write to you at {email}; you can close this page.",
});
