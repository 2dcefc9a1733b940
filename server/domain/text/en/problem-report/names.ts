import { place } from "../../place.ts";

/** What the steps of a booking, the causes of a problem and its states are called. */
export const problemNames = place("problem-report/names", {
  step: "{step, select, profile {a builder’s page} sign_in {signing in} time {choosing a time} details {checking the details} payment {paying} confirmation {the confirmed booking} cancel {canceling} move {moving a session} over {a booking that is over} error_page {an error page} other {another page}}",
});
