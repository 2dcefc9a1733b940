/** What stands for a person without a picture: the first letters of the first and the last word of their name, in capitals. */
export function initialsOf(name: string): string {
  const words = name.split(/\s+/).filter((word) => word !== "");
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => (word === undefined ? "" : String.fromCodePoint(word.codePointAt(0) ?? 0)))
    .join("")
    .toUpperCase();
}
