import type { Mail } from "../ports.ts";

/**
 * Why a link is mailed: somebody asked to sign in; somebody signed up with this address, which has no account yet, or has one; or somebody signed in
 * by password to an account with an unconfirmed address.
 */
export type LinkPurpose = "sign_in" | "new_account" | "known_account" | "confirm";

const WORDS = {
  sign_in: { subject: "Your sign-in link", to: "To sign in" },
  new_account: {
    subject: "Confirm your address",
    to: "You, or somebody who typed your address, want to create an account with it. To confirm that it is yours",
  },
  known_account: {
    subject: "You have an account already",
    to: "You, or somebody who typed your address, want to create an account with it, and it has one already. To sign in to that",
  },
  confirm: {
    subject: "Confirm your address",
    to: "Somebody has signed in to the account with this address, which nobody has confirmed yet. To confirm that it is yours",
  },
} as const satisfies Record<LinkPurpose, { readonly subject: string; readonly to: string }>;

const ADVICE = {
  sign_in: "If you did not ask for this, you need do nothing: nobody can sign in without this mail.",
  new_account: "If you did not ask for this, you need do nothing: no account is created without this mail.",
  known_account: "If you did not ask for this, you need do nothing: nobody can sign in without this mail.",
  confirm:
    "If that was not you, you need do nothing: nobody sees what was booked with your address without this mail.",
} as const satisfies Record<LinkPurpose, string>;

/** The mail with a sign-in link. `id` is stable for one link and reveals nothing of it. */
export function signInMail(details: {
  to: string;
  purpose: LinkPurpose;
  link: URL;
  minutes: number;
  id: string;
}): Mail {
  const { to, purpose, link, minutes, id } = details;
  const address = link.toString();
  const { subject, to: toDoThis } = WORDS[purpose];
  const text = [
    "Hello,",
    `${toDoThis}, open this page and press the button there:\n${address}`,
    `The link works once, within ${minutes} minutes.`,
    ADVICE[purpose],
  ];
  const html = [
    "<p>Hello,</p>",
    `<p>${toDoThis}, open <a href="${escapeHtml(address)}">this page</a> and press the button there.</p>`,
    `<p>The link works once, within ${minutes} minutes.</p>`,
    `<p>${ADVICE[purpose]}</p>`,
  ];
  return {
    to,
    subject,
    text: `${text.join("\n\n")}\n`,
    html: html.join("\n"),
    messageId: `<sign-in.${id}@${link.hostname}>`,
    threadId: null,
    calendarEntry: null,
  };
}

function escapeHtml(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll('"', "&quot;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
