/** The placeholder for an erased name. */
export const ERASED_NAME = "erased";

const ERASED_WORDS = { client: "an erased client", builder: "an erased builder" } as const;

/** A person's name as pages tell it: of one who was erased, that they were. Pure. */
export function nameInWords(name: string, side: keyof typeof ERASED_WORDS): string {
  return name === ERASED_NAME ? ERASED_WORDS[side] : name;
}

/** The placeholder for an erased address: no mail arrives there, and two people keep different ones. `code` is to be random. Pure. */
export function erasedAddress(code: string): string {
  return `erased-${code}@invalid`;
}

/** Whether the address was erased. Pure. */
export function isErasedAddress(address: string): boolean {
  return /^erased-[^@]+@invalid$/.test(address);
}
