import { place } from "../../place.ts";

/** The builder’s page of the reviews of their sessions. */
export const builderReviews = place("review/builder-reviews", {
  title: "Reviews",
  intro:
    "Each client is asked once by mail, an hour after a session. The average stands on your page from {count} reviews on, and you choose which of them are shown there.",
  none: "No reviews yet",
  noneText: "The first one comes after a session that took place.",
  average: "Average of all: {average} of 5 from {count, plural, one {# review} other {# reviews}}.",
  below: "It is not shown on your page before there are {count}.",
  trend: "Average by month",
  trendLabel: "Average rating of each month, from {from} to {until}. The table below says the same.",
  month: "Month",
  monthAverage: "Average",
  monthCount: "Reviews",
  noRatings: "None",
  table: "The months as a table",
  from: "{kind, select, paid {Paid session} other {Free session}}: {session}, {day}",
  written: "{edited, select, no {Written {day}} other {Changed {day}}}",
  wentWell: "What went well",
  toImprove: "What could be better, for you alone",
  said: "Only a rating, no words.",
  shownAs:
    "{shownAs, select, nobody {Not to be shown} full_name {May be shown with the full name} first_name {May be shown with the first name} other {May be shown without a name}}",
  onPage: "On your page",
  pick: "Show on my page",
  unpick: "Do not show",
  picking: "Saving…",
  uncounted:
    "{because, select, refunded {Not in the average: all of the money went back.} disputed {Not in the average: the payment is disputed. It comes back if the dispute is won.} other {Not in the average: the session was canceled or moved in time.}}",
  hidden:
    "{because, select, insult {Hidden by us: it insults somebody.} private_data {Hidden by us: it tells private things of somebody.} off_topic {Hidden by us: it is not about the session.} other {Hidden by us: it is against the law.}}",
  erased: "Its client was erased: the rating stays, the words are gone.",
  yourAnswer: "Your answer",
  answer: "Answer in public",
  answerHelp: "Once, and for everybody who reads the review. Plain text, at most 1,000 characters.",
  send: "Publish answer",
  sending: "Publishing…",
  not_found: "This review is not there any more.",
  answered_already: "You have answered this review already.",
  not_let: "This review may not be shown.",
  enough_picked: "You show 10 reviews already. Take one off first.",
  newest: "Newest first",
  later: "Further back",
  older: "Older reviews",
  first: "Back to the newest",
});
