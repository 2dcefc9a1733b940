import { isEmail } from "../state/is-email.ts";
import type { PayerPerson } from "./payer-person.ts";

/** A bank account, and what its bank says days after it was debited. */
export interface TestIban {
  number: string;
  bankCode: string;
  hint: string;
  outcome: DebitOutcome;
}

export type DebitOutcome = "succeeded" | "failed";

/** Two of Stripe's published test accounts. */
export const TEST_IBANS: readonly TestIban[] = [
  {
    number: "AT611904300234573201",
    bankCode: "19043",
    hint: "The money comes after three days",
    outcome: "succeeded",
  },
  {
    number: "AT861904300235473202",
    bankCode: "19043",
    hint: "The bank refuses after three days",
    outcome: "failed",
  },
];

/** What a person types into the hosted page to be debited. */
export interface DebitInput {
  email: string;
  iban: string;
  name: string;
  country?: string | undefined;
}

export type DebitMistakes = Partial<Record<keyof DebitInput, string>>;

/** Checks what was typed, as the page does before anything is ordered. */
export function readDebit(
  input: DebitInput,
): { ok: true; payer: PayerPerson; iban: TestIban } | { ok: false; mistakes: DebitMistakes } {
  const mistakes: DebitMistakes = {};
  const number = input.iban.replaceAll(/\s/g, "").toUpperCase();
  const iban = TEST_IBANS.find((one) => one.number === number);
  const email = input.email.trim();
  const name = input.name.trim();
  if (!isEmail(email)) mistakes.email = "Your email is incomplete.";
  if (number === "") mistakes.iban = "Your IBAN is incomplete.";
  else if (iban === undefined) {
    mistakes.iban = "Your IBAN is invalid. This is a test page: use one of the test accounts.";
  }
  if (name === "") mistakes.name = "Your name is incomplete.";
  if (iban === undefined || Object.keys(mistakes).length > 0) return { ok: false, mistakes };
  return { ok: true, payer: { email, name, country: input.country }, iban };
}
