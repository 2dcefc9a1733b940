import { place } from "../../place.ts";

/** The answer to a report of a problem, as operators write and see it. */
export const problemAnswer = place("problem-report/answer", {
  title: "Answer",
  label: "Your answer",
  hint: "It is mailed to {email} as you write it. Up to {characters} characters.",
  empty: "Please write an answer.",
  look: "Look at it before it is sent",
  looking: "One moment…",
  confirm: "This is mailed to {email}:",
  send: "Send the answer",
  sending: "Sending…",
  change: "Change it",
  answered: "{time}, by {who}:",
  erased: "Erased together with the person.",
  isSent: "The answer was mailed on {time}.",
  isSending: "The answer is being mailed.",
  isLate: "The answer could not be mailed yet, and is tried again.",
  isFailed: "The mail server did not take the answer: they have not got it.",
  already: "Somebody has answered this report meanwhile.",
  cannot: "This report names no address that can be answered.",
  noAddress: "They want no answer, or their address was erased.",
});
