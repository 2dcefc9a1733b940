import { isEmail } from "../state/is-email.ts";

/** What the bank answers to a charge of this card. */
export type CardBehaviour =
  | { kind: "pays" }
  | { kind: "declines"; code: string; declineCode: string; message: string }
  | { kind: "asks_for_authentication" }
  | { kind: "pays_then_disputes" }
  | { kind: "pays_and_refund_fails" }
  | { kind: "pays_and_refund_waits" };

export interface TestCard {
  number: string;
  brand: "visa" | "mastercard" | "amex";
  hint: string;
  behaviour: CardBehaviour;
}

const declines = (code: string, declineCode: string, message: string): CardBehaviour => ({
  kind: "declines",
  code,
  declineCode,
  message,
});

/** Stripe's published test cards, as far as this sandbox knows them. */
export const TEST_CARDS: readonly TestCard[] = [
  { number: "4242424242424242", brand: "visa", hint: "Pays", behaviour: { kind: "pays" } },
  { number: "5555555555554444", brand: "mastercard", hint: "Pays (Mastercard)", behaviour: { kind: "pays" } },
  {
    number: "4000000000003220",
    brand: "visa",
    hint: "Asks for 3-D Secure",
    behaviour: { kind: "asks_for_authentication" },
  },
  {
    number: "4000002500003155",
    brand: "visa",
    hint: "Asks for 3-D Secure (if not set up)",
    behaviour: { kind: "asks_for_authentication" },
  },
  {
    number: "4000000000000002",
    brand: "visa",
    hint: "Declined",
    behaviour: declines("card_declined", "generic_decline", "Your card was declined."),
  },
  {
    number: "4000000000009995",
    brand: "visa",
    hint: "Declined: insufficient funds",
    behaviour: declines("card_declined", "insufficient_funds", "Your card has insufficient funds."),
  },
  {
    number: "4000000000000069",
    brand: "visa",
    hint: "Declined: expired card",
    behaviour: declines("expired_card", "expired_card", "Your card has expired."),
  },
  {
    number: "4000000000000127",
    brand: "visa",
    hint: "Declined: wrong CVC",
    behaviour: declines("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect."),
  },
  {
    number: "4000000000000119",
    brand: "visa",
    hint: "Declined: processing error",
    behaviour: declines(
      "processing_error",
      "processing_error",
      "An error occurred while processing your card. Try again in a little bit.",
    ),
  },
  {
    number: "4000000000000259",
    brand: "visa",
    hint: "Pays, then the payer disputes it",
    behaviour: { kind: "pays_then_disputes" },
  },
  {
    number: "4000000000005126",
    brand: "visa",
    hint: "Pays; a refund succeeds, then fails",
    behaviour: { kind: "pays_and_refund_fails" },
  },
  {
    number: "4000000000007726",
    brand: "visa",
    hint: "Pays; a refund is pending, then succeeds",
    behaviour: { kind: "pays_and_refund_waits" },
  },
];

/** What a person types into the hosted page. */
export interface PayerInput {
  email: string;
  number: string;
  expiry: string;
  cvc: string;
  name: string;
  country?: string | undefined;
}

export interface Payer {
  card: TestCard;
  expMonth: number;
  expYear: number;
  email: string;
  name: string;
  country?: string | undefined;
}

export type PayerMistakes = Partial<Record<keyof PayerInput, string>>;

/** Checks what was typed, as the page does before anything is charged. `now` is the sandbox's time. */
export function readPayer(
  input: PayerInput,
  now: Date,
): { ok: true; payer: Payer } | { ok: false; mistakes: PayerMistakes } {
  const mistakes: PayerMistakes = {};
  const number = input.number.replaceAll(/[\s-]/g, "");
  const card = TEST_CARDS.find((one) => one.number === number);
  const email = input.email.trim();
  const name = input.name.trim();
  const expiry = /^(\d{1,2})\/?(?:20)?(\d{2})$/.exec(input.expiry.replaceAll(/\s/g, ""));
  const expMonth = Number(expiry?.[1]);
  const expYear = 2000 + Number(expiry?.[2]);

  if (!isEmail(email)) mistakes.email = "Your email is incomplete.";
  if (number === "") mistakes.number = "Your card number is incomplete.";
  else if (!passesLuhn(number)) mistakes.number = "Your card number is invalid.";
  else if (card === undefined) {
    mistakes.number = "Your card was declined. This is a test page: use one of the test cards.";
  }
  if (expiry === null || expMonth < 1 || expMonth > 12) {
    mistakes.expiry = "Your card's expiration date is incomplete.";
  } else if (new Date(Date.UTC(expYear, expMonth, 1)) <= now) {
    mistakes.expiry = "Your card's expiration date is in the past.";
  }
  if (!/^\d{3,4}$/.test(input.cvc.trim())) mistakes.cvc = "Your card's security code is incomplete.";
  if (name === "") mistakes.name = "Your name is incomplete.";

  if (card === undefined || Object.keys(mistakes).length > 0) return { ok: false, mistakes };
  return { ok: true, payer: { card, expMonth, expYear, email, name, country: input.country } };
}

function passesLuhn(number: string): boolean {
  if (!/^\d{12,19}$/.test(number)) return false;
  const sum = Array.from(number, Number)
    .reverse()
    .reduce((total, digit, index) => {
      const value = digit * (index % 2 === 1 ? 2 : 1);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}
