import type { policyDetails as english } from "../../en/booking/policy-details.ts";
import type { Translation } from "../../translation.ts";

export const policyDetails = {
  title: "Wenn Sie absagen müssen",
  lateNothing: "Diese Zeit ist bald: Wenn Sie nach dem Bezahlen absagen, gibt es kein Geld zurück.",
  latePart: "Diese Zeit ist bald: Wenn Sie nach dem Bezahlen absagen, gibt es {share} zurück.",
} satisfies Translation<typeof english>;
