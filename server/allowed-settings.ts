import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { KNOWN_SECRETS } from "./known-secrets.ts";

/** Where the app runs. */
export type AppEnvironment = "development" | "demo" | "test" | "staging" | "production";

/** Where people and the open network meet it, and where settings are therefore held to what is safe. */
export function isOpenToPeople(where: AppEnvironment): where is "staging" | "production" {
  return where === "staging" || where === "production";
}

/** Where a setting, and which value of it, is allowed. */
export interface Allowed<Value> {
  /** For whoever sets it; null where there is nothing to say. */
  readonly inWords: string | null;
  /** Why this value is refused there, without the value; null when it is not. */
  whyNot(value: Value, where: AppEnvironment): string | null;
  /** Why it must be set there; null when it need not, as where there is nothing to say. */
  whyMissing?(where: AppEnvironment): string | null;
}

/** 32 random hex digits have about 14 different ones; zeros, or a repeated word, have a few. */
const DIFFERENT_BYTES_MIN = 8;

/** Any value, anywhere: no value of it is dangerous. */
export const anywhere: Allowed<unknown> = { inWords: null, whyNot: () => null };

/** Optional, except where people meet it. */
export const neededWhereOpen: Allowed<unknown> = {
  inWords: "On staging and in production: needed.",
  whyNot: () => null,
  whyMissing: (where) => (isOpenToPeople(where) ? "is not set" : null),
};

/** For the sandbox alone. */
export const notWhereOpen: Allowed<unknown> = whereOpen(
  "must not be set",
  (_value, where) => `must not be set ${inWords(where)}: it is for the sandbox`,
);

/** Where a sandbox stands: one on this machine may be used to try a staging installation, since nothing leaves the machine. */
export const sandboxAddress: Allowed<string> = {
  inWords: "In production: must not be set. On staging: only this machine.",
  whyNot: (url, where) => (isOnOwnMachine(url, where) ? null : notWhereOpen.whyNot(url, where)),
};

/** For staging alone, and needed there. */
export const stagingAlone: Allowed<unknown> = {
  inWords: "On staging: needed. Anywhere else: must not be set.",
  whyNot: (_value, where) =>
    where === "staging" ? null : "is for APP_ENV=staging alone: it holds nothing back here",
  whyMissing: (where) => (where === "staging" ? "is not set" : null),
};

/** Whoever can reach what it opens may be anybody: for a demo alone, whose sandbox is on this machine. */
export const demoAlone: Allowed<string> = {
  inWords: "In a demo: only this machine. Anywhere else: must not be set.",
  whyNot(url, where) {
    if (where !== "demo") return "is for APP_ENV=demo alone: it lets everybody act as anybody";
    return isThisMachine(new URL(url).hostname) ? null : "must be this machine";
  },
};

/** Any of its values elsewhere; where people meet it, only this one. */
export function onlyWhereOpen(only: string): Allowed<string> {
  return whereOpen(only, (value, where) => (value === only ? null : `must be ${only} ${inWords(where)}`));
}

/** An address over TLS that is not this machine; on staging this machine too. */
export const publicHttps: Allowed<string> = whereOpen(
  "https, and not this machine (which staging may use)",
  (url, where) => {
    if (isOnOwnMachine(url, where)) return null;
    const { protocol, hostname } = new URL(url);
    if (protocol !== "https:") return `must be https ${inWords(where)}`;
    return isThisMachine(hostname) ? `must not be this machine ${inWords(where)}` : null;
  },
);

/** Mail carries links that sign people in. */
export const mailOverTls: Allowed<string> = whereOpen(
  "smtps://, or smtp:// with `?requireTLS=true` (staging also to this machine)",
  (text, where) => {
    const url = new URL(text);
    const encrypted = url.protocol === "smtps:" || url.searchParams.get("requireTLS") === "true";
    return encrypted || isOnOwnMachine(text, where)
      ? null
      : `must be smtps, or say ?requireTLS=true, ${inWords(where)}: mail carries sign-in links`;
  },
);

/** No sender at `.example`, which is a reserved domain. */
export const ownSender: Allowed<string> = whereOpen("an address of your own", (sender, where) =>
  /\.example>?\s*$/.test(sender) ? `is the example's ${inWords(where)}: set an address of your own` : null,
);

/** One that does not stand in this repository. */
export const ownSecret: Allowed<string> = whereOpen("one of your own", whyNotOwn);

/** Whether such a secret is of live or of test mode cannot be told by looking at it. */
export const ownSecrets: Allowed<readonly string[]> = whereOpen("your own", (secrets) =>
  firstOf(secrets, whyNotOwn),
);

/** A secret that signs or seals: neither known nor guessable. */
export const unguessable: Allowed<string> = whereOpen("one that nobody can guess", (secret) =>
  whyGuessable(Buffer.from(secret)),
);

export const unguessableKeys: Allowed<readonly { readonly key: Buffer }[]> = whereOpen(
  "ones that nobody can guess",
  (keys) => firstOf(keys, ({ key }) => whyGuessable(key)),
);

/** A key that moves real money is for production, and one that moves none for everywhere else. */
export const stripeKey: Allowed<string> = {
  inWords: "In production a live key; anywhere else none.",
  whyNot(key, where) {
    if (where !== "production")
      return isLiveKey(key) ? "is a live key, which is for APP_ENV=production alone" : null;
    return isLiveKey(key)
      ? whyNotOwn(key)
      : "is no live key, and production needs one: nobody would be charged";
  },
};

/** Whether Stripe moves real money with it. */
export function isLiveKey(key: string): boolean {
  return /^(sk|rk)_live_/.test(key);
}

function whereOpen<Value>(
  words: string,
  whyNot: (value: Value, where: "staging" | "production") => string | null,
): Allowed<Value> {
  return {
    inWords: `On staging and in production: ${words}.`,
    whyNot: (value, where) => (isOpenToPeople(where) ? whyNot(value, where) : null),
  };
}

function inWords(where: AppEnvironment): string {
  return where === "staging" ? "on staging" : `in ${where}`;
}

/** What goes to this machine leaves it neither by an open network nor to somebody else. */
function isOnOwnMachine(url: string, where: AppEnvironment): boolean {
  return where === "staging" && isThisMachine(new URL(url).hostname);
}

function firstOf<Item>(items: readonly Item[], whyNot: (item: Item) => string | null): string | null {
  for (const item of items) {
    const reason = whyNot(item);
    if (reason !== null) return reason;
  }
  return null;
}

function whyNotOwn(secret: string): string | null {
  return isKnown(secret) ? "is one that everybody knows: make one of your own" : null;
}

function whyGuessable(secret: Buffer): string | null {
  if (isKnown(secret)) return "is one that everybody knows: make one of your own";
  return new Set(secret).size < DIFFERENT_BYTES_MIN ? "can be guessed: make one with openssl rand" : null;
}

function isKnown(secret: string | Buffer): boolean {
  return KNOWN_SECRETS.has(createHash("sha256").update(secret).digest("hex"));
}

/** Whether a host's name can only mean the machine that this runs on. */
export function isThisMachine(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  if (isIP(host) === 4) return /^(127|0)\./.test(host);
  return isIP(host) === 6 && /^(::1?|::ffff:(7f|0:).*)$/.test(host);
}
