import { place } from "../../place.ts";

/** The operators’ page of all reviews. */
export const operatorReviews = place("review/operator-reviews", {
  title: "Reviews",
  intro:
    "Everything that clients wrote, latest first. Hide what insults, tells private things, is not about the session or is against the law; never because it is a bad review. The builder’s page then says how many are hidden, and why.",
  all: "All",
  onlyHidden: "Hidden only",
  none: "No reviews yet.",
  noneHidden: "No review is hidden.",
  about: "<link>{session}</link> with {builder}, by {client}",
  because:
    "{because, select, insult {It insults somebody} private_data {It tells private things of somebody} off_topic {It is not about the session} other {It is against the law}}",
  hiddenBecause: "Hidden: {because}",
  hide: "Hide review",
  show: "Show again",
  working: "Saving…",
  older: "Older reviews",
  first: "Back to the newest",
  reason: "Why is it hidden? The builder’s page says this",
  note: "Note, for operators alone",
  decided_already: "Somebody has decided about this review meanwhile.",
  done: "{action, select, hide_review {Hidden} show_review {Shown again} other {Decided}} {time}: {note}",
  wentWell: "What went well",
  toImprove: "What could be better, for the builder alone",
  answer: "The builder’s answer",
});
