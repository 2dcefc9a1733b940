import { place } from "../../place.ts";

/** What of a booking is out of the ordinary, and what its builder can do about it. */
export const builderBookingNotices = place("builder/booking-notices", {
  stillOn: "Is this session still on?",
  stillOnText:
    "Its whole price was returned in Stripe’s dashboard, and the time is still booked. Please tell us what you want; until then nothing changes.",
  keep: "Keep the session, unpaid",
  keeping: "Keeping it…",
  cancel: "Cancel it",
  inquiry: "The bank of {client} asks about {amount}",
  inquiryText:
    "No money has been taken so far. A refund settles it; without an answer it may become a dispute.",
  dispute: "{client} has asked their bank for {amount} back",
  disputeText: "Without an answer the bank decides for the client. Nothing is refunded on top meanwhile.",
  won: "The bank has decided for you: {amount} is yours again.",
  lost: "The bank has decided for {client}: {amount} has gone back to them, and nothing is refunded on top.",
  refundFailed: "A refund of {amount} did not arrive",
  refundFailedText:
    "The bank did not take it. It is still owed to {client}; the operator sends it again or settles it in another way, and both of you are told.",
  noPlace: "Where does this session take place?",
  mailRefused: "Our mails to {client} do not arrive",
  mailRefusedText:
    "The mailbox refuses them for good. Confirmations are still tried; reminders are not sent. Reach them in another way if something changes.",
  noShow:
    "You have marked in Calendly that {client} did not come. The payment stays with you; you can give money back below.",
});
