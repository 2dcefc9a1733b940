import { createHash } from "node:crypto";
import { isIP } from "node:net";
import { KNOWN_SECRETS } from "./known-secrets.ts";

/** Where the app runs. */
export type AppEnvironment = "development" | "demo" | "test" | "production";

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

/** Optional, except in production. */
export const neededInProduction: Allowed<unknown> = {
  inWords: "In production: needed.",
  whyNot: () => null,
  whyMissing: (where) => (where === "production" ? "is not set" : null),
};

/** For the sandbox alone. */
export const notInProduction: Allowed<unknown> = inProduction(
  "must not be set",
  () => "must not be set in production: it is for the sandbox",
);

/** Any of its values outside production, where only this one is allowed. */
export function onlyInProduction(only: string): Allowed<string> {
  return inProduction(only, (value) => (value === only ? null : `must be ${only} in production`));
}

/** An address over TLS that is not this machine. */
export const publicHttps: Allowed<string> = inProduction("https, and not this machine", (url) => {
  const { protocol, hostname } = new URL(url);
  if (protocol !== "https:") return "must be https in production";
  return isThisMachine(hostname) ? "must not be this machine in production" : null;
});

/** Mail carries links that sign people in. */
export const mailOverTls: Allowed<string> = inProduction(
  "smtps://, or smtp:// with `?requireTLS=true`",
  (text) => {
    const url = new URL(text);
    const encrypted = url.protocol === "smtps:" || url.searchParams.get("requireTLS") === "true";
    return encrypted
      ? null
      : "must be smtps, or say ?requireTLS=true, in production: mail carries sign-in links";
  },
);

/** No sender at `.example`, which is a reserved domain. */
export const ownSender: Allowed<string> = inProduction("an address of your own", (sender) =>
  /\.example>?\s*$/.test(sender) ? "is the example's in production: set an address of your own" : null,
);

/** One that does not stand in this repository. */
export const ownSecret: Allowed<string> = inProduction("one of your own", whyNotOwn);

export const ownSecrets: Allowed<readonly string[]> = inProduction("your own", (secrets) =>
  firstOf(secrets, whyNotOwn),
);

/** A secret that signs or seals: neither known nor guessable. */
export const unguessable: Allowed<string> = inProduction("one that nobody can guess", (secret) =>
  whyGuessable(Buffer.from(secret)),
);

export const unguessableKeys: Allowed<readonly { readonly key: Buffer }[]> = inProduction(
  "ones that nobody can guess",
  (keys) => firstOf(keys, ({ key }) => whyGuessable(key)),
);

/** A key that moves real money is for production, and the sandbox's for everywhere else. */
export const stripeKey: Allowed<string> = {
  inWords: "In production one of your own; a live key nowhere else.",
  whyNot(key, where) {
    if (where === "production") return whyNotOwn(key);
    return /^(sk|rk)_live_/.test(key) ? "is a live key, which is for APP_ENV=production alone" : null;
  },
};

function inProduction<Value>(words: string, whyNot: (value: Value) => string | null): Allowed<Value> {
  return {
    inWords: `In production: ${words}.`,
    whyNot: (value, where) => (where === "production" ? whyNot(value) : null),
  };
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

function isThisMachine(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
  if (host === "localhost" || host.endsWith(".localhost")) return true;
  if (isIP(host) === 4) return /^(127|0)\./.test(host);
  return isIP(host) === 6 && /^(::1?|::ffff:(7f|0:).*)$/.test(host);
}
