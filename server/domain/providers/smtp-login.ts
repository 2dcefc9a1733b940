/** By RFC 4954 and 3207: sign in first, by another mechanism, with another password, or over TLS. */
const LOGIN_STATUSES: ReadonlySet<number | null> = new Set([530, 534, 535, 538]);

/** Whether a mail server's answer is about who sends, and not about the mail. */
export function isLoginRefused(status: number | null): boolean {
  return LOGIN_STATUSES.has(status);
}
