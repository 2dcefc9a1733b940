/** At these two every mailbox has both domains, and dots in its name mean nothing. */
const GOOGLES = ["gmail.com", "googlemail.com"];

/**
 * The mailbox behind an address, in lower case: what is behind a `+` reaches the same one at most providers, and at Google dots and the domain's other
 * name do as well. To count by, not to write to. Pure.
 */
export function mailboxOf(email: string): string {
  const address = email.toLowerCase();
  const at = address.lastIndexOf("@");
  const plus = address.indexOf("+");
  const name = address.slice(0, plus > 0 && plus < at ? plus : at);
  const domain = address.slice(at + 1);
  return GOOGLES.includes(domain) ? `${name.replaceAll(".", "")}@gmail.com` : `${name}@${domain}`;
}
