/** The placeholder for an erased name. */
export const ERASED_NAME = "erased";

/** The placeholder for an erased address: no mail arrives there, and two people keep different ones. `code` is to be random. Pure. */
export function erasedAddress(code: string): string {
  return `erased-${code}@invalid`;
}

/** Whether the address was erased. Pure. */
export function isErasedAddress(address: string): boolean {
  return /^erased-[^@]+@invalid$/.test(address);
}
