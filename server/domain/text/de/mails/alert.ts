import type { alertText as english } from "../../en/mails/alert.ts";
import type { Translation } from "../../translation.ts";

export const alertText = {
  subject: "{severity}: {title}",
  moreSubject: "{severity}, noch mehr: {title}",
  overSubject: "Vorbei: {title}",
  over: "Es ist vorbei: Seit {quiet} ist nichts davon mehr aufgetreten. Begonnen hat es vor {age}.",
  meaning: "Was es bedeutet: {text}",
  stake: "Was auf dem Spiel steht: {text}",
  todo: "Was zu tun ist:",
  step: "{number}. {text}",
  ifNot: "Wenn das nicht hilft: {text}",
  isOver: "Woran Sie sehen, dass es vorbei ist: {text}",
  page: "Was zu tun ist, mit Links",
  overview: "Wartet auf Sie",
  mailFailed: "Die E-Mail dazu ließ sich nicht senden.",
} satisfies Translation<typeof english>;
