import { place } from "../../place.ts";

/** What is sent to operators about a trouble, by mail and to chats: when it begins, when more comes, and when it is over. */
export const alertText = place("mails/alert", {
  subject: "{severity}: {title}",
  moreSubject: "{severity}, more: {title}",
  overSubject: "Over: {title}",
  over: "It is over: nothing of it has been seen for {quiet}. It began {age} ago.",
  meaning: "What it means: {text}",
  stake: "What is at stake: {text}",
  todo: "What to do:",
  step: "{number}. {text}",
  ifNot: "If that does not help: {text}",
  isOver: "How to see that it is over: {text}",
  page: "What to do, with links",
  overview: "What needs you",
  mailFailed: "The mail about this could not be sent.",
});
