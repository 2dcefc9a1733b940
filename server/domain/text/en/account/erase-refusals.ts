import { place } from "../../place.ts";

/** Why an account was not erased. */
export const eraseRefusals = place("account/erase-refusals", {
  other_words: "This is not the address of the account.",
  wrong_password: "This is not your password.",
  not_fresh: "Please show that it is you: with your password, or with a link that we mail you.",
  unconfirmed: "Please confirm your address first: have a link mailed to you, and open it.",
  hindered: "Nothing was erased yet: what has to happen first is listed above.",
});
