/** Why an address is not taken for a webhook endpoint. */
export const WEBHOOK_URL_PROBLEMS = [
  /** No address, or with characters that two parsers may read in two ways. */
  "malformed",
  "not_https",
  /** A name or a password stands in it. */
  "user_info",
  /** Another port than 443. */
  "port",
  "fragment",
  /** An address or a name that only machines of its own network reach. */
  "not_public",
] as const;
export type WebhookUrlProblem = (typeof WEBHOOK_URL_PROBLEMS)[number];

/** Why a webhook has no answer. */
export const WEBHOOK_FAILURES = [
  /** The address is not one that we send to (any more). */
  "url_refused",
  "host_not_found",
  /** One of the addresses that the name leads to is not public: nothing was sent. */
  "address_not_public",
  /** The certificate is not one for this name, or no TLS was spoken. */
  "tls_failed",
  "not_reached",
  "connection_lost",
  /** What came back is not HTTP. */
  "not_http",
  "timed_out",
] as const;
export type WebhookFailure = (typeof WEBHOOK_FAILURES)[number];

/** What came of sending a webhook once. */
export type WebhookAnswer =
  | {
      readonly kind: "answered";
      readonly status: number;
      /** The beginning of what was answered, 1,000 characters at most. */
      readonly excerpt: string;
      readonly durationMs: number;
    }
  | { readonly kind: "failed"; readonly reason: WebhookFailure; readonly durationMs: number };
