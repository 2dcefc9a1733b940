/** Why a builder's webhooks could not be checked, as the end of a sentence. */
const CHECK_FAILURE_WORDS: Readonly<Record<string, string>> = {
  unauthorised: "because Calendly does not accept the access any more",
  forbidden:
    "because Calendly refuses it: a permission is missing, or the account’s organization or plan does not allow it",
  not_found: "because Calendly does not know the account",
  conflict: "because Calendly has webhooks at the same address already",
  rate_limited: "because Calendly has been asked too often",
  unavailable: "because Calendly is not answering",
  bad_answer: "because Calendly’s answer made no sense",
};

export function checkFailureInWords(reason: string): string {
  return CHECK_FAILURE_WORDS[reason] ?? "because something went wrong here: the log says what";
}
