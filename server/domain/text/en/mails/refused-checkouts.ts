import { place } from "../../place.ts";

/** Mails about payment pages that Stripe refuses to open. */
export const refusedCheckoutsText = place("mails/refused-checkouts", {
  subject: "Nobody can pay: Stripe refuses",
  subjectOfSession: "Nobody can pay for {session}: Stripe refuses",
  toBuilder:
    "Stripe, which takes the payments, refuses to open payment pages (the last one asked for was in {currency}). A client of yours wanted to pay and could not. Nobody was charged.",
  toBuilderOfSession:
    "Stripe, which takes the payments, refuses to open payment pages for {session} with {builder}. A client of yours wanted to pay and could not. Nobody was charged.",
  operatorFixes:
    "You do not have to do anything at Stripe: the site’s operator has been told and fixes it there.",
  meanwhile:
    "Times that clients hold meanwhile are given back when the hold ends, and what is already paid stands.",
  page: "See how it stands",
});
