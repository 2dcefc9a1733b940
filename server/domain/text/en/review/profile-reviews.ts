import { place } from "../../place.ts";

/** What clients say of a builder’s sessions, on the profile. */
export const profileReviews = place("review/profile-reviews", {
  title: "Reviews",
  rule: "The average counts every review of a session that took place. {builder} chooses which of them are shown here.",
  anonymous: "A client",
  from: "{kind, select, paid {From a paid session} other {From a free session}}: {session}, {month}",
  proof: "How we know",
  proofText:
    "The booking’s signed history says that the session took place, in line {line}. Nobody can change that line unnoticed; its digest is:",
  answered: "{builder} answered",
  insult:
    "{count, plural, one {1 review is hidden, because it insults somebody.} other {# reviews are hidden, because they insult somebody.}}",
  private_data:
    "{count, plural, one {1 review is hidden, because it tells private things of somebody.} other {# reviews are hidden, because they tell private things of somebody.}}",
  off_topic:
    "{count, plural, one {1 review is hidden, because it is not about the session.} other {# reviews are hidden, because they are not about the session.}}",
  unlawful:
    "{count, plural, one {1 review is hidden, because it is against the law.} other {# reviews are hidden, because they are against the law.}}",
});
