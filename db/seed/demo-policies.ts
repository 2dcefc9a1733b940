import type { SitePolicyKind } from "../../server/domain/site-policy/site-policy.ts";

/** What the demo publishes: short, and true of a demo. */
export const DEMO_POLICIES: Readonly<Record<SitePolicyKind, string>> = {
  terms: `This is a demo. **Nothing here is sold**, no card is charged, and nobody has to turn up.

## What you would buy

One session with one builder, at the time that you have picked, for the price shown before you pay.

## Changing and canceling

- You can move a session on its booking page at no cost.
- When you cancel, you get back what the cancellation policy of the booking says.
- When the builder cancels, all of your money goes back.

## Right of withdrawal

You could withdraw within 14 days. If you ask that a session takes place earlier, that right ends once all of it has been held.
`,
  privacy: `This is a demo: it runs on your own machine, and what you type stays there.

## What is kept

- Your name and address, to book for you and to write to you.
- Your bookings, and which terms you agreed to with them.

## What you can do

On your account page you can get all of it as a file, and erase your account.
`,
};
