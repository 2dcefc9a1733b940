/** What stands where a name was. */
export const ERASED_NAME = "erased";

const ERASED_WORDS = { client: "an erased client", builder: "an erased builder" } as const;

/** A person's name as pages tell it: of one who was erased, that they were. Pure. */
export function nameInWords(name: string, side: keyof typeof ERASED_WORDS): string {
  return name === ERASED_NAME ? ERASED_WORDS[side] : name;
}

/** What stands where an address was: nobody gets mail there, and two people stay two. `code` is to be random. Pure. */
export function erasedAddress(code: string): string {
  return `erased-${code}@invalid`;
}

/** Whether there is nobody left to write to. Pure. */
export function isErasedAddress(address: string): boolean {
  return /^erased-[^@]+@invalid$/.test(address);
}
