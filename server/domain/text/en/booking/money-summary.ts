import { place } from "../../place.ts";

/** What happened to a booking's money: on its client's and its builder's page. Some keys are reasons and statuses of refunds and disputes. */
export const moneySummary = place("booking/money-summary", {
  nothingCharged: "Nothing was charged.",
  onItsWay: "A payment of {amount} is on its way and has not arrived yet.",
  paid: "{reader, select, client {You paid {amounts}.} other {{who} paid {amounts}.}}",
  late_payment: "The payment came after the time was released.",
  second_payment: "The session was paid for twice.",
  wrong_amount: "The payment was not the price of this session.",
  goodwill:
    "{reader, select, client {{who} decided to give money back.} other {You decided to give money back.}}",
  builder_no_show: "{reader, select, client {{who} did not come.} other {You said that you did not come.}}",
  asking:
    "{reader, select, client {We are asking Stripe to return {amount} to you.} other {We are asking Stripe to return {amount} to {who}.}}",
  dead: "{reader, select, client {You are owed {amount}. Stripe has not returned it yet, and a person is on it. We write to you when it is done.} other {{who} is owed {amount}. Stripe has not returned it, and the operator takes care of it.}}",
  pending:
    "{reader, select, client {{amount} is on its way back to you. Banks usually show it within 5 to 10 days.} other {{amount} is on its way back to {who}. Banks usually show it within 5 to 10 days.}}",
  requires_action:
    "{reader, select, client {{amount} is to go back, and your bank asks for something first. Stripe has written to you about it.} other {{amount} is to go back, and the bank asks for something first. Stripe has written to {who} about it.}}",
  succeeded:
    "{reader, select, client {{amount} has gone back to where it came from. Your bank may show it a few days later.} other {{amount} has gone back to where it came from. The bank may show it a few days later.}}",
  didNotArrive: "{amount} did not arrive.",
  withheld:
    "{reader, select, client {{amount} is to go back to you. Your bank is deciding about this payment first; until then nothing can be returned.} other {{amount} is to go back to {who}. The bank is deciding about this payment first; until then nothing can be returned.}}",
  settled_outside:
    "{reader, select, client {{amount} was returned to you, but not the way you paid.} other {{amount} was returned to {who} outside Stripe.}}",
  waived:
    "{reader, select, client {We no longer owe you {amount}: it was returned in another way.} other {{amount} is no longer owed: it was returned in another way.}}",
  canceled: "A refund of {amount} was canceled.",
  notTaken:
    "{reader, select, client {{amount} could not be returned the usual way: your bank did not take it.} other {{amount} could not be returned the usual way: the bank did not take it.}}",
  triedAgain: "It was tried again.",
  notReturnedYet:
    "{reader, select, client {It is still owed to you. We will write to you and settle it.} other {It is still owed to {who}. The operator sends it again, or settles it in another way.}}",
  refundNotTaken:
    "{reader, select, client {A refund of {amount} did not arrive: your bank did not take it.} other {A refund of {amount} from Stripe’s dashboard did not arrive: the bank did not take it.}}",
  dashboardPending:
    "{amount}, from Stripe’s dashboard, is on its way back to {who}. Banks usually show it within 5 to 10 days.",
  dashboardRequiresAction:
    "{amount}, from Stripe’s dashboard, is to go back, and the bank asks for something first. Stripe has written to {who} about it.",
  dashboardSucceeded:
    "{amount}, from Stripe’s dashboard, has gone back to where it came from. The bank may show it a few days later.",
  dashboardCanceled: "A refund of {amount} from Stripe’s dashboard was canceled.",
  disputeOpen:
    "{reader, select, client {You have asked your bank for {amount} back. Your bank decides, which can take weeks; we return nothing on top meanwhile.} other {{who} has asked their bank for {amount} back. Stripe has taken the amount until the bank has decided.}}",
  disputeWon:
    "{reader, select, client {Your bank has decided about {amount}: the payment stands.} other {The bank has decided about {amount} for you: the payment stands.}}",
  disputeLost:
    "{reader, select, client {Your bank has given {amount} back to you.} other {The bank has decided for {who}: {amount} has gone back to them.}}",
  inquiryOpen:
    "{reader, select, client {Your bank asks about {amount}, and has moved nothing so far. What we return meanwhile goes back to you as always.} other {The bank of {who} asks about {amount}, and has taken nothing so far.}}",
  inquirySettled: "The bank’s question about {amount} is settled.",
  nothingBack: "By the cancellation policy, nothing comes back.",
  kept: "{reader, select, client {By the cancellation policy, {amount} stays with {who}.} other {By the cancellation policy, {amount} stays with you.}}",
});
