import { place } from "../../place.ts";

/** What is said of a server's clock that is wrong: on the overview and in the findings of the checks. `difference` is how far it is off. */
export const clocks = place("operator/clocks", {
  behind: "{host}’s clock is {difference} behind {provider, select, stripe {Stripe’s} other {Calendly’s}}",
  ahead: "{host}’s clock is {difference} ahead of {provider, select, stripe {Stripe’s} other {Calendly’s}}",
  behindHere:
    "This server’s clock is {difference} behind {provider, select, stripe {Stripe’s} other {Calendly’s}}",
  aheadHere:
    "This server’s clock is {difference} ahead of {provider, select, stripe {Stripe’s} other {Calendly’s}}",
  seconds: "{seconds} s",
  minutesAndSeconds: "{minutes} min {seconds} s",
});
