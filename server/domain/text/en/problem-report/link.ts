import { place } from "../../place.ts";

/** The way from a page to the form about it. */
export const problemLink = place("problem-report/link", {
  link: "Something wrong with this page?",
});
