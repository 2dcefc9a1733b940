/** How often something may be done by, to or for one subject. */
export interface LimitRule {
  /** What is counted under it; stored with the counts, so it never changes. */
  readonly name: string;
  readonly max: number;
  /** From the first one on; with its end the count begins anew. */
  readonly minutes: number;
  /** One more each time that so many minutes have passed since the last one, when `max` is used up. Without it: none until the end. */
  readonly thenEveryMinutes?: number;
}

/**
 * Wrong passwords for one account. 10 are more than a person needs to find the right one; 70 an hour find no password of ten characters.
 * Slowed and never locked out: otherwise a stranger could keep somebody from their own account.
 */
export const WRONG_PASSWORDS_OF_ACCOUNT: LimitRule = {
  name: "wrong passwords of account",
  max: 10,
  minutes: 60,
  thenEveryMinutes: 1,
};

/**
 * Codes of an authenticator app tried for one account, in however many sessions. 15 are a bad morning of its owner; afterwards 24 a day are
 * one chance in a hundred for somebody who knows the password and guesses for a year. Its owner has recovery codes and passkeys meanwhile.
 */
export const CODES_OF_ACCOUNT: LimitRule = {
  name: "second factor codes of account",
  max: 15,
  minutes: 30 * 24 * 60,
  thenEveryMinutes: 60,
};

/**
 * Wrong mailed codes for one address, over all codes and browsers. 10: three codes' worth of tries and one more; with the few mails that an address gets,
 * 240 a day are one chance in four thousand. The address's owner still has the mail's link, a password and a passkey.
 */
export const WRONG_CODES_OF_ADDRESS: LimitRule = { name: "wrong codes of address", max: 10, minutes: 60 };

/**
 * The same from one network, over all addresses. 30 are an office's mistyped digits; 60 an hour guess a code of some address once in two years. Slowed and
 * never locked out: others are behind the same address.
 */
export const WRONG_CODES_OF_NETWORK: LimitRule = {
  name: "wrong codes of network",
  max: 30,
  minutes: 60,
  thenEveryMinutes: 2,
};

/** Mails that anybody can have sent to an address by typing it. 5: nobody asks for a sixth link before the first has come. */
export const MAILS_TO_RECIPIENT_AN_HOUR: LimitRule = {
  name: "mails to recipient an hour",
  max: 5,
  minutes: 60,
};

/** 15: a nuisance of three bad hours at the most. */
export const MAILS_TO_RECIPIENT_A_DAY: LimitRule = {
  name: "mails to recipient a day",
  max: 15,
  minutes: 24 * 60,
};

/** 10 min: a school or an office behind one address signs in within minutes of a lesson's or a meeting's beginning. */
const SIGN_IN_MINUTES = 10;

/** Sign-ins of any kind, right or wrong, from one address. */
export function signInsOfAddress(max: number): LimitRule {
  return { name: "sign-ins of address", max, minutes: SIGN_IN_MINUTES };
}

/** Accounts made from one address: as many in an hour as sign-ins in ten minutes. */
export function signUpsOfAddress(max: number): LimitRule {
  return { name: "sign-ups of address", max, minutes: 60 };
}

/** Ten clients behind one address may each start as many bookings as a client may. */
const CLIENTS_BEHIND_AN_ADDRESS = 10;

/** Bookings begun from one address in a day, by however many accounts. */
export function bookingsOfAddress(bookingsPerDayMax: number): LimitRule {
  return {
    name: "bookings of address",
    max: bookingsPerDayMax * CLIENTS_BEHIND_AN_ADDRESS,
    minutes: 24 * 60,
  };
}

/** Calls to Calendly and Stripe that one booking's client can cause. A booking that goes well needs five. */
export const PROVIDER_CALLS_OF_BOOKING: LimitRule = {
  name: "provider calls of booking",
  max: 20,
  minutes: 60,
};

/** The same over all bookings of one account: whoever cancels and begins again has no new count. 40: eight bookings that go well. */
export const PROVIDER_CALLS_OF_ACCOUNT: LimitRule = {
  name: "provider calls of account",
  max: 40,
  minutes: 60,
};

/**
 * The same from one network, over all accounts: as many in an hour as bookings may be begun from it in a day. 100 are twenty bookings that go well, and
 * three minutes' worth of what pages may ask of a free account. Slowed and never locked out: others are behind the same address.
 */
export function providerCallsOfNetwork(bookingsPerDayMax: number): LimitRule {
  return {
    name: "provider calls of network",
    max: bookingsPerDayMax * CLIENTS_BEHIND_AN_ADDRESS,
    minutes: 60,
    thenEveryMinutes: 1,
  };
}

/**
 * Addresses that had never booked with a builder, and for which the builder's programs make links in a day. 50: more than a full calendar takes, and
 * nobody fills our records with other people's addresses.
 */
export const NEW_ADDRESSES_OF_BUILDER: LimitRule = {
  name: "new addresses of builder",
  max: 50,
  minutes: 24 * 60,
};

/** Calls to Calendly for invitees that programs name in one builder's calendar. 600: ten a minute, a fifth of what a free account may ask. */
export const NAMED_INVITEES_OF_BUILDER: LimitRule = {
  name: "named invitees of builder",
  max: 600,
  minutes: 60,
};

/**
 * Calls to Calendly for one builder's free times. 10 a minute are a fifth of what a free account may ask, however many visitors look and however many
 * session types there are.
 */
export const FREE_TIMES_READS_OF_BUILDER: LimitRule = {
  name: "free times reads of builder",
  max: 10,
  minutes: 1,
};

/** Addresses that one account wants to move to in a day: each of them is written to. 5: a person mistypes once or twice. */
export const ADDRESS_CHANGES_OF_ACCOUNT: LimitRule = {
  name: "address changes of account",
  max: 5,
  minutes: 24 * 60,
};

/** Downloads of all of one's data in an hour: each reads every row of a person's. 5: nobody needs a second one. */
export const EXPORTS_OF_ACCOUNT: LimitRule = { name: "exports of account", max: 5, minutes: 60 };

/**
 * Calls by one key of other software. 600 are ten a second: who reads all bookings page by page stays below, and a program that asks in an
 * endless loop is slowed before its owner's clients notice.
 */
export const API_CALLS_OF_KEY: LimitRule = { name: "api calls of key", max: 600, minutes: 1 };

/** Calls of the contract by one account's sessions. 300: a page of ours that asks all the time asks a tenth of it. */
export const CONTRACT_CALLS_OF_ACCOUNT: LimitRule = {
  name: "contract calls of account",
  max: 300,
  minutes: 1,
};

/**
 * Calls with a key that is none, from one network. A program whose key was revoked asks a few times; nobody guesses one of 228 bits, and 60 an hour keep
 * whoever tries all the same from making the database look each up.
 */
export const WRONG_API_KEYS_OF_NETWORK: LimitRule = {
  name: "wrong api keys of network",
  max: 60,
  minutes: 60,
};

/**
 * Addresses that the endpoints of one account get in a day: each is told to its owner by mail. 50: a program under construction is set up again and
 * again; a stranger with a key fills no mailbox.
 */
export const ENDPOINT_ADDRESSES_OF_ACCOUNT: LimitRule = {
  name: "endpoint addresses of account",
  max: 50,
  minutes: 24 * 60,
};

/** Problems reported from one network. 10 an hour: an office behind one address on a bad day, and no flood. */
export const PROBLEM_REPORTS_OF_NETWORK: LimitRule = {
  name: "problem reports of network",
  max: 10,
  minutes: 60,
};

/** Problems reported of one booking by one side in a day. 20: whoever has more to say has been written to by then. */
export const PROBLEM_REPORTS_OF_BOOKING: LimitRule = {
  name: "problem reports of booking",
  max: 20,
  minutes: 24 * 60,
};
