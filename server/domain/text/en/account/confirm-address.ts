import { place } from "../../place.ts";

/** The page of an account whose address nobody has confirmed. */
export const confirmAddress = place("account/confirm-address", {
  title: "Confirm your address",
  why: "You have not confirmed yet that <address>{email}</address> is your address. Until you do, you see only what you began in this account: no booking that was made with the address elsewhere, and no pages for builders or operators.",
  mailed:
    "A link was mailed to you when you signed in. It works for 15 minutes. Nothing there after a minute or two? Look in your spam folder, or have another one sent.",
  another: "Send me another link",
  sending: "Sending…",
});
