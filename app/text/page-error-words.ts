import { waitInWords } from "./wait-in-words.ts";

/** What a route is about: its error then says what it means for that. */
export type PageSubject = "offers" | "booking" | "builder" | "operations" | "account";

export interface PageErrorWords {
  readonly title: string;
  /** What happened. */
  readonly text: string;
  /** What that means for the booking, the money or the account; null when there is nothing to say. */
  readonly meaning: string | null;
}

const BOOKING_UNCHANGED = "Nothing about your booking or your money has changed by this.";

/** After a page that was only looked at. */
const UNCHANGED: Readonly<Record<PageSubject, string>> = {
  offers: "Nothing was booked and nothing was charged by this.",
  booking: `${BOOKING_UNCHANGED} If you have just paid, your payment is safe and finds its booking without this page.`,
  builder: "Nothing about your sessions, your bookings or your money has changed by this.",
  operations: "Nothing has been changed by this.",
  account: "Nothing about your account or your bookings has changed by this.",
};

/** After a form whose answer was lost: it may or may not have done its work. */
const PERHAPS_CHANGED: Readonly<Record<PageSubject, string>> = {
  offers:
    "If you pressed Book, the booking may have been started: you find it under My bookings. Nothing was charged.",
  booking:
    "What you asked for may have been done or not. Open the booking before you repeat it: it shows how things stand, and a payment is never taken twice.",
  builder:
    "What you changed may have been saved or not. Open the page before you repeat it: it shows what was saved.",
  operations: "What you asked for may have been done or not. Open the page before you repeat it.",
  account:
    "Your bookings are as they were. If you were creating an account, try to sign in with it before you create another.",
};

/**
 * What a person reads in the place of a page.
 * @param wasForm whether a form was sent; null when that is not known.
 * @param retryAfterSeconds how long to wait; null when that is not known.
 */
export function pageErrorWords(
  status: number,
  about: PageSubject,
  wasForm: boolean | null,
  retryAfterSeconds: number | null = null,
): PageErrorWords {
  switch (status) {
    case 400:
      return {
        title: "We could not read that",
        text: "The address or the form was incomplete, so nothing was done with it.",
        meaning: about === "booking" ? BOOKING_UNCHANGED : UNCHANGED[about],
      };
    case 401:
      return {
        title: "Please sign in first",
        text: "Only the people whom this page belongs to can open it.",
        meaning: about === "booking" ? BOOKING_UNCHANGED : null,
      };
    case 403:
      return {
        title: "You may not open this page",
        text: "You are signed in, but not as somebody who may open this page.",
        meaning: about === "booking" ? BOOKING_UNCHANGED : null,
      };
    case 404:
      return {
        title: "There is nothing here",
        text: "The address may be mistyped, or the page belongs to another account.",
        meaning:
          about === "booking"
            ? `If the booking is yours, sign in with the address that you booked with. ${BOOKING_UNCHANGED}`
            : null,
      };
    case 405:
      return {
        title: "This address is no page",
        text: "It is for programs that send us messages.",
        meaning: null,
      };
    case 429:
      return {
        title: "A little too fast",
        text: `This was done too often. Please try again ${waitInWords(retryAfterSeconds ?? 60)}.`,
        meaning: about === "booking" ? BOOKING_UNCHANGED : null,
      };
    case 503:
      if (retryAfterSeconds !== null) {
        return {
          title: "Too many people at once",
          text: "Too many are waiting for this. Please try again in a few seconds.",
          meaning: UNCHANGED[about],
        };
      }
      return {
        title: "A service that we need is not answering",
        text: "Calendly or Stripe does not answer just now. That usually passes within minutes.",
        meaning: meaningOfFault(about, wasForm),
      };
    default:
      return {
        title: "Something went wrong on our side",
        text: "We have a record of it.",
        meaning: meaningOfFault(about, wasForm),
      };
  }
}

function meaningOfFault(about: PageSubject, wasForm: boolean | null): string {
  return wasForm === false ? UNCHANGED[about] : PERHAPS_CHANGED[about];
}
