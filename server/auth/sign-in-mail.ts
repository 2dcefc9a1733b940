import type { Mail } from "../ports.ts";

/** The mail with a sign-in link. `id` is stable for one link and tells nothing of it. */
export function signInMail(details: { to: string; link: URL; minutes: number; id: string }): Mail {
  const { to, link, minutes, id } = details;
  const address = link.toString();
  const advice = "If you did not ask for this, you need do nothing: nobody can sign in without this mail.";
  const text = [
    "Hello,",
    `to sign in, open this page and press the button there:\n${address}`,
    `The link works once, within ${minutes} minutes.`,
    advice,
  ];
  const html = [
    "<p>Hello,</p>",
    `<p>to sign in, open <a href="${escapeHtml(address)}">this page</a> and press the button there.</p>`,
    `<p>The link works once, within ${minutes} minutes.</p>`,
    `<p>${advice}</p>`,
  ];
  return {
    to,
    subject: "Your sign-in link",
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
