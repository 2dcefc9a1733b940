import type { SitePolicyKind } from "../domain/site-policy/site-policy.ts";

/*
 * Beginnings for an operator, who fills in what stands in brackets and has somebody look at it who knows the law. Never published by itself.
 */

const TERMS = `## Who you buy from

[Your company, its address, register number and how to reach you.] Sessions are held by the builders named on their profiles. [Say who is the seller: you, or the builder.]

## What you buy

One session with one builder, at the time that you have picked, for the price shown before you pay. Prices contain all taxes. The contract is made when your payment has arrived and we have confirmed the booking by mail.

## Changing and canceling

You can move your session on its booking page at no cost. When you cancel, you get back what the cancellation policy of the booking says; it is shown before you pay, and it stays as it was then. When the builder cancels, all of your money goes back.

## Right of withdrawal

[For consumers in the EU.] You may withdraw within 14 days of your purchase without giving a reason: write to us, or cancel on the booking page. If you have asked that the session begins within these 14 days, you pay for the part that was held until you withdraw, and the right ends once the whole session was held.

## Payment

You pay on Stripe’s page. We never see your card.

## If something goes wrong

Write to [address]. [Liability, disputes, and which law applies.]
`;

const PRIVACY = `## Who is responsible

[Your company, its address, and the address for questions about data.]

## What we keep, and why

- **Your name and address**, to book for you and to write to you about your sessions.
- **Your bookings and payments**, because the law asks us to keep accounts. [How long.]
- **What you answer or write** when you book, review or report something, for the builder and for us.
- **Which terms you agreed to**, when and in which version, as proof of the contract.

We count visits without cookies and without following anybody.

## Who else gets it

- **The builder** of your session gets your name, your address and your answers.
- **Calendly** keeps the time: [its privacy notice](https://calendly.com/legal/privacy-notice).
- **Stripe** takes the payment: [its privacy policy](https://stripe.com/privacy).
- [Who runs the server and sends the mail.]

## What you can do

On your account page you can get all of your data as a file, and erase your account. You may ask us to correct what is wrong, and you may complain to a data protection authority. [Which.]
`;

/** Markdown in English. */
export const SITE_POLICY_TEMPLATES: Readonly<Record<SitePolicyKind, string>> = {
  terms: TERMS,
  privacy: PRIVACY,
};
