import { pino, type DestinationStream } from "pino";
import type { Log } from "./ports.ts";

/** Fields that a log line must never carry, in its first three levels. */
const SECRET_NAMES = [
  ...["email", "clientEmail", "inviteeEmail", "name", "to", "password", "token", "accessToken", "signingKey"],
  ...[
    "secret",
    "secretKey",
    "authorization",
    "cookie",
    "card",
    "number",
    "cvc",
    "body",
    "rawBody",
    "html",
    "text",
  ],
];

const REDACTED_PATHS = SECRET_NAMES.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);

/**
 * An address that slipped into a sentence, such as the text of a provider's error. Tried where a word begins and nowhere else: in a long word
 * without an @, every letter would be walked from again.
 */
const EMAIL = /(?<![^\s@<>"'()])[^\s@<>"'()]+@[^\s@<>"'()]+\.[A-Za-z]{2,}/g;

/** Whatever holds a secret by its shape: our providers' keys, and bearer tokens. */
const TOKEN = /\b((sk|rk|pk)_(test|live)_|whsec_|Bearer\s+)[A-Za-z0-9_.-]+/g;

/** Secrets in URLs: the key of a booking's link, the token of a sign-in link. */
const LINK_SECRET = /\b((?:key|token)=)[\w%.-]{20,}/g;

/** 8,000: the longest stack with its causes. What strangers send may be a hundred times as long, and fills a disk. */
const TEXT_LENGTH_MAX = 8_000;

/** Truncated only afterwards: half of a secret would not be recognised. */
function withoutSecrets(text: string): string {
  const clean = text.replace(EMAIL, "[email]").replace(TOKEN, "[secret]").replace(LINK_SECRET, "$1[secret]");
  return clean.length <= TEXT_LENGTH_MAX
    ? clean
    : `${clean.slice(0, TEXT_LENGTH_MAX)}… (${clean.length - TEXT_LENGTH_MAX} more)`;
}

/** Texts of up to three levels of details, as the message is. Errors and other objects with a class are left to their serializers. */
function withoutSecretsIn(details: Readonly<Record<string, unknown>>, depth = 0): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(details).map(([name, value]) => {
      if (typeof value === "string") return [name, withoutSecrets(value)];
      return [name, depth < 2 && isPlain(value) ? withoutSecretsIn(value, depth + 1) : value];
    }),
  );
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Message and stack only: errors of SDKs carry whole requests in their other fields. Causes up to four deep. */
function describeError(error: unknown, depth = 0): unknown {
  if (!(error instanceof Error)) return typeof error === "string" ? withoutSecrets(error) : typeof error;
  return {
    type: error.name,
    message: withoutSecrets(error.message),
    stack: withoutSecrets(error.stack ?? ""),
    ...(error.cause === undefined || depth >= 4 ? {} : { cause: describeError(error.cause, depth + 1) }),
  };
}

/**
 * JSON lines on standard output, or where told. Addresses, tokens, cards and bodies are removed; an error goes under `error`, reduced to its message,
 * stack and causes.
 * @param alsoOnEachLine fields beside those that are logged, such as the ids of the trace under way.
 */
export function createLog(
  level: "silent" | "error" | "warn" | "info" | "debug",
  destination: DestinationStream = process.stdout,
  alsoOnEachLine?: () => object,
): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      ...(alsoOnEachLine === undefined ? {} : { mixin: alsoOnEachLine }),
      formatters: { level: (label) => ({ level: label }), log: (details) => withoutSecretsIn(details) },
      redact: { paths: REDACTED_PATHS, censor: "[redacted]" },
      serializers: { error: describeError, err: describeError },
      hooks: {
        logMethod(args, method) {
          const [details, message] = args as [unknown, unknown];
          method.apply(this, [
            details,
            typeof message === "string" ? withoutSecrets(message) : message,
          ] as Parameters<typeof method>);
        },
      },
    },
    destination,
  );
}
