import { expect, test } from "vitest";
import { instant } from "../../../server/domain/values/instant.ts";
import type { ReviewsOnProfile } from "../../page-data.ts";
import { render } from "../test-render.tsx";
import { ProfileReviews } from "./profile-reviews.tsx";

const REVIEW: ReviewsOnProfile["picked"][number] = {
  name: "Casey",
  rating: 5,
  text: "See https://bad.example <script>",
  sessionTypeName: "Architecture review",
  startsAt: instant("2026-03-02T10:00:00.000Z"),
  isPaid: true,
  proof: { version: 7, digest: "d".repeat(64) },
  answer: null,
};
const NOTHING: ReviewsOnProfile = { average: null, picked: [], hidden: [] };
const shown = (reviews: Partial<ReviewsOnProfile>) =>
  render(<ProfileReviews builderName="Ada Okafor" reviews={{ ...NOTHING, ...reviews }} />);

test("nothing stands there while there is nothing", () => {
  expect(shown({}).has("section")).toBe(false);
});

test("a review says from which session it is, with the line of the history that proves it; addresses in it are no links", () => {
  const page = shown({ picked: [REVIEW, { ...REVIEW, isPaid: false, proof: { version: 3, digest: "e" } }] });
  expect(page.text).toContain("From a paid session: Architecture review, March 2026");
  expect(page.text).toContain("From a free session");
  expect(page.text).toContain("in line 7");
  expect(page.text).toContain("d".repeat(64));
  expect(page.has("a")).toBe(false);
  expect(page.has("script")).toBe(false);
});

test("one without a name is a client’s, and an answer is the builder’s", () => {
  const page = shown({ picked: [{ ...REVIEW, name: null, answer: "Thank you!" }] });
  expect(page.text).toContain("A client");
  expect(page.text).toContain("Ada Okafor answered");
  expect(page.text).toContain("Thank you!");
});

test("hidden ones are counted, with the reason", () => {
  const page = shown({ average: { average: 4.2, count: 6 }, hidden: [{ because: "insult", count: 1 }] });
  expect(page.text).toContain("4.2 of 5 from 6 reviews");
  expect(page.text).toContain("1 review is hidden, because it insults somebody.");
});
