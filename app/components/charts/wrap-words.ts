/** Lines of at most so many characters, broken between words; a longer word stands on a line of its own. At least one line. */
export function wrapWords(text: string, charactersMax: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= charactersMax)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
