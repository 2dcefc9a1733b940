import type { ReviewWords } from "../../server/domain/review/review.ts";

/** What a client of the demo said of a session. */
export interface DemoReview extends ReviewWords {
  readonly name: string;
  /** How long ago the session began. */
  readonly daysAgo: number;
  readonly answer: string | null;
}

/** Whose sessions they are of, and which: a free one, since no bank knows of payments that a demo has made up. */
export const REVIEWED_BUILDER = "ada-okafor";
export const REVIEWED_SESSION = "intro-call";

/** Six, one of them not to be shown: the average is of all. */
export const DEMO_REVIEWS: readonly DemoReview[] = [
  {
    name: "Miriam Stone",
    daysAgo: 150,
    rating: 4,
    wentWell: "Honest about what she does and does not do. I knew within ten minutes whether it would help.",
    toImprove: "A few minutes more.",
    shownAs: "full_name",
    answer: null,
  },
  {
    name: "Tomás Rey",
    daysAgo: 118,
    rating: 5,
    wentWell: "She asked two questions about our queue, and both were the right ones.",
    toImprove: "",
    shownAs: "first_name",
    answer: "The queue had been asking them for a while. Good luck with the migration!",
  },
  {
    name: "Jun Park",
    daysAgo: 84,
    rating: 3,
    wentWell: "Friendly.",
    toImprove: "I had hoped for a look at the code already in the first call.",
    shownAs: "nobody",
    answer: null,
  },
  {
    name: "Priya Nair",
    daysAgo: 61,
    rating: 5,
    wentWell: "Told me to book somebody else for my problem, and whom. That is rare.",
    toImprove: "",
    shownAs: "full_name",
    answer: null,
  },
  {
    name: "Anders Holm",
    daysAgo: 33,
    rating: 4,
    wentWell: "Clear, quick, well prepared.",
    toImprove: "The link for the call came late.",
    shownAs: "anonymous",
    answer: null,
  },
  {
    name: "Grace Otieno",
    daysAgo: 12,
    rating: 5,
    wentWell:
      "We had been going round in circles about one database or two. After this call we knew what to measure first.",
    toImprove: "",
    shownAs: "full_name",
    answer: "Do write to me what the measurement says.",
  },
];
