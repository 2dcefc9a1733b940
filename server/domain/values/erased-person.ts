/** What stands where a name was. */
export const ERASED_NAME = "erased";

/** What stands where an address was: nobody gets mail there, and two people stay two. `code` is to be random. Pure. */
export function erasedAddress(code: string): string {
  return `erased-${code}@invalid`;
}

/** Whether there is nobody left to write to. Pure. */
export function isErasedAddress(address: string): boolean {
  return /^erased-[^@]+@invalid$/.test(address);
}
