import type { clocks as english } from "../../en/operator/clocks.ts";
import type { Translation } from "../../translation.ts";

export const clocks = {
  behind:
    "Die Uhr von {host} geht gegenüber {provider, select, stripe {Stripe} other {Calendly}} um {difference} nach",
  ahead:
    "Die Uhr von {host} geht gegenüber {provider, select, stripe {Stripe} other {Calendly}} um {difference} vor",
  behindHere:
    "Die Uhr dieses Servers geht gegenüber {provider, select, stripe {Stripe} other {Calendly}} um {difference} nach",
  aheadHere:
    "Die Uhr dieses Servers geht gegenüber {provider, select, stripe {Stripe} other {Calendly}} um {difference} vor",
  seconds: "{seconds} s",
  minutesAndSeconds: "{minutes} Min. {seconds} s",
} satisfies Translation<typeof english>;
