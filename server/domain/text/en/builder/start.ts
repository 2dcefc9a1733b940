import { place } from "../../place.ts";

/** Where a client becomes a builder: first their address is confirmed. */
export const builderStart = place("builder/start", {
  title: "Sell your own sessions",
  confirmTitle: "First, confirm your address",
  confirmText:
    "Clients pay for what you sell, and mails about it go to <address>{email}</address>. Confirm it with the link in our mail; then you connect your Calendly, price a session and publish it.",
  send: "Mail me a link",
  sendAnother: "Mail me another link",
  sending: "Sending…",
  unsent: "The link could not be sent. Please try again.",
  lead: "Connect your Calendly, put a price on what you offer, and clients book and pay here. Your account keeps everything it has, and gets a public profile.",
  start: "Become a builder",
  starting: "Setting up…",
});
