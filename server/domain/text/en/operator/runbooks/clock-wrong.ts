import { place } from "../../../place.ts";

/** What operators do about it: a server’s clock is wrong. */
export const clockWrongRunbook = place("operator/runbooks/clock-wrong", {
  title: "A server’s clock is wrong",
  meaning:
    "The clock of one of our servers differs from that of Stripe or Calendly, by the dates of their answers.",
  stake:
    "Signed webhooks and sign-in codes may be refused, holds end at the wrong minute, and cancellations are judged by the wrong time.",
  step1: "See at the named server whether its clock follows a time server.",
  step2: "Switch time synchronisation on, or repair its way to the time server (UDP port 123).",
  step3: "A virtual machine may need it after it was paused: restart its time service.",
  ifNot:
    "If the clock runs away again, replace the machine. Times of bookings that were stored stay as they are; look at cancellations of the last hours.",
  over: "The clock agrees with the provider’s again. Fifteen quiet minutes later a message says that this is over.",
});
