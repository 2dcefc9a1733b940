import { place } from "../../place.ts";

/** What was reported of a booking’s pages, beside the booking. */
export const problemsOfBooking = place("problem-report/of-booking", {
  title: "Reported problems",
});
