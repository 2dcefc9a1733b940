import { place } from "../../place.ts";

/** What the steps of a booking, the causes of a problem and its states are called. */
export const problemNames = place("problem-report/names", {
  step: "{step, select, profile {a builder’s page} sign_in {signing in} time {choosing a time} details {checking the details} payment {paying} confirmation {the confirmed booking} cancel {canceling} move {moving a session} over {a booking that is over} error_page {an error page} other {another page}}",
  title:
    "{step, select, profile {A builder’s page} sign_in {Signing in} time {Choosing a time} details {Checking the details} payment {Paying} confirmation {The confirmed booking} cancel {Canceling} move {Moving a session} over {A booking that is over} error_page {An error page} other {Another page}}",
  cause:
    "{cause, select, payment_declined {The payment was declined} payment_unclear {Unclear how or whether to pay} no_times {No times to choose} time_gone {The time was gone} could_not_sign_in {Could not sign in} refund_unclear {Unclear what comes back} page_error {The page failed} wording {The words mislead} other {Something else}}",
  state: "{state, select, new {New} planned {Planned} other {Mended}}",
  reporter:
    "{reporter, select, client {the booking’s client} builder {a builder} operator {an operator} account {somebody signed in} other {a visitor}}",
});
