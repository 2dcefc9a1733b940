import { place } from "../../place.ts";

/** What waits for an operator, at the top of the overview: a title, and whom it hurts or what to do (`…Text`). */
export const operatorNeeds = place("operator/needs", {
  held: "This installation was restored from a backup, and is held",
  heldText:
    "The backup is {age} old. Nobody can book or pay, and nothing leaves, until it has been compared with Stripe and Calendly and you release it (npm run release).",
  noTerms: "No terms are published",
  noTermsText:
    "Clients agree to nothing before they pay. Write them, or fill in the beginning that is there.",
  noPrivacy: "No privacy notice is published",
  noPrivacyText: "Whoever books here cannot read which data you keep, and why.",
  clockText:
    "For {age}. Let that server follow a time server (NTP). Until then bookings and signed webhooks may be refused, and holds end at the wrong minute.",
  nobodyPays: "Nobody can pay",
  nobodyPaysForOne: "Nobody can pay for one session",
  nobodyPaysText: "Stripe refuses payment pages, seen in {currency}: {reason}",
  booking: "{session}: {client}",
  deadRefund: "A refund of {amount} could not be made",
  deadRefundOf: "A refund of {amount} could not be made: {session}, {client}",
  deadRefundUnreadable: "A refund could not be made",
  deadRefundUnreadableOf: "A refund could not be made: {session}, {client}",
  moreDeadRefunds:
    "{count, plural, one {Another refund could not be made} other {# more refunds could not be made}}",
  deadRefundText: "Stripe refused it for good. The money has not gone back.",
  failedJobs: "{count, plural, one {One job has failed} other {# jobs have failed}}",
  failedJobsText:
    "A request or a webhook has failed for good. Read what it was for, then try it again or drop it.",
  refusedMails:
    "{count, plural, one {Some mails about accounts do not get through} other {# kinds of mails about accounts do not get through}}",
  refusedMailsText:
    "The mail server refused them: sign-in links and the like. Whoever waited for one was told so on the page.",
  drifts: "{count, plural, one {One difference waits for you} other {# differences wait for you}}",
  driftsText: "Bookings, Stripe and the calendars do not agree, and a person must decide.",
  unknownJobs:
    "{count, plural, one {One job} other {# jobs}} of a kind that this version does not know: {type}",
  unknownDeliveries:
    "{count, plural, one {One webhook} other {# webhooks}} of a kind that this version does not know: {type}",
  unknownText:
    "Written by a newer version, and waiting for it for {age}. Start that version again: until then nothing is lost, and nothing is done.",
  checksFail: "{builder}’s webhooks at Calendly cannot be checked",
  checksFailText: "For {age}. {because} What is booked or canceled at Calendly itself may come late.",
  unreadableConnection: "The Calendly connection {id} cannot be read",
  unreadableConnectionText:
    "{reason}. Clients cannot book there until it is repaired. Every other connection works.",
  deadConnections:
    "{count, plural, one {A Calendly connection is down} other {# Calendly connections are down}}",
  deadConnectionsText:
    "{builders}: clients cannot book there. The builder must connect again; we have written to them.",
  problem: "{step}: {cause}",
  problemText:
    "{count, plural, one {One person has reported it} other {It was reported # times}}, the last time {age} ago. Nobody has decided yet what is done about it.",
  problemAgain: "It was mended, and was reported again {age} ago.",
  moreProblems:
    "{count, plural, one {Another problem with a page is new} other {# more problems with pages are new}}",
  moreProblemsText: "Nobody has decided yet what is done about them.",
  refundedOutside:
    "The whole price was returned in Stripe’s dashboard. Somebody must decide whether the session takes place.",
  lookAtMoney: "Look at its money.",
});
