import { place } from "../../place.ts";

/** The page that the mail after a session leads to, where its client says how it was. */
export const reviewForm = place("review/form", {
  title: "How was it?",
  about: "{session} with {builder}",
  held: "Your session on {day}",
  rating: "Your rating",
  rated1: "1: not worth my time",
  rated2: "2: less than I hoped",
  rated3: "3: fine",
  rated4: "4: good",
  rated5: "5: very good",
  wentWell: "What went well?",
  wentWellHelp: "Others can read this if you allow it below. Plain text, at most 2,000 characters.",
  toImprove: "What could be better?",
  toImproveHelp: "Only {builder} and we read this. It is never shown.",
  shown: "May others read what went well?",
  nobody: "No. Only {builder} and we read it",
  full_name: "Yes, as “{name}”",
  first_name: "Yes, as “{name}” only",
  anonymous: "Yes, without a name",
  counts:
    "Your rating counts in the average, without a name. {builder} knows that the review is yours. You can change all of it for 14 days.",
  proof:
    "{kind, select, paid {Others will read: “from a paid session”.} other {Others will read: “from a free session”.}} We check that against the booking’s signed history.",
  send: "Send review",
  change: "Save changes",
  sending: "Sending…",
  saved: "Thank you. Your review is saved, and you can change it until {day}.",
  savedShort: "You can change your review until {day}.",
  read: "See {builder}’s page",
  yours: "What you wrote",
  answered: "{builder} answered",
  edit_over: "The 14 days in which you could change it are over. To have it removed, write to us.",
  hidden: "Your review is hidden: we found that it breaks a rule of this site. It cannot be changed.",
  not_held: "There is nothing to review: as far as we know, this session has not taken place.",
  refunded: "All of the money for this session went back, so that it cannot be reviewed.",
  no_show:
    "This session was marked as missed, so that it cannot be reviewed. If you were there, tell {builder}.",
  same_person: "Builders cannot review their own sessions.",
  unproven: "We cannot prove that this session took place. Please write to us.",
  link_spent: "This link no longer works",
  spentWhy:
    "A review link ends 60 days after it was mailed, and works for one session alone. If the mail’s link was cut in two, copy all of it.",
});
