import { place } from "../../../place.ts";

/** What operators do about it: a provider does not answer. */
export const providerDownRunbook = place("operator/runbooks/provider-down", {
  title: "A provider does not answer",
  meaning:
    "Stripe, Calendly or the mail server has answered no request for minutes. The app asks it less and less often meanwhile, and goes on by itself.",
  stake:
    "Without Stripe nobody can pay. Without Calendly no time is booked or given back. Without mail nobody is told. What is to be done waits and is done later.",
  step1: "Look at the provider’s own status page.",
  step2:
    "If the provider is well, look at the way to it: name resolution, the firewall, a proxy, the network of the server.",
  step3: "Check the installation, which asks each provider.",
  ifNot: "If it lasts for hours, tell the builders. Do not restart in a loop: nothing gets faster by it.",
  over: "The provider answers. Fifteen quiet minutes later a message says that this is over.",
});
