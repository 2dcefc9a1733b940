import { place } from "../../../place.ts";

/** What operators do about it: the certificate of the site ends soon. */
export const certificateExpiringRunbook = place("operator/runbooks/certificate-expiring", {
  title: "The certificate of the site ends soon",
  meaning:
    "The TLS certificate that the site’s public address shows ends in less than two weeks. Usually it is renewed a month before, by Caddy or your platform: its renewal fails.",
  stake: "When it has ended, no browser opens the site, and Stripe and Calendly deliver no webhooks.",
  step1: "See when it ends, and who has issued it.",
  step2:
    "Look into the log of whatever renews it for the reason: port 80 closed, the DNS record moved, a limit of the issuer.",
  step3: "Renew it, and see the new date. The app looks once an hour.",
  ifNot: "If the issuer refuses, take another one: Caddy tries a second issuer by itself when it may.",
  over: "The site shows a certificate that lasts longer. Within an hour and a quarter a message says that this is over.",
});
