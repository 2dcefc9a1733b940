/** 40 characters: longer than any word that people look for. */
const WORD_CHARACTERS_MAX = 40;
/** Letters that are one sign with their accent, as those write them who have no such key. */
const SPELLED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  þ: "th",
  ı: "i",
};
/** Scripts that leave no blank between words: there a word may begin at every sign. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u;

/** The words of a text as they are compared: in small letters, without accents, each once, in the order in which they stand. */
export function foldedWordsOf(text: string): string[] {
  const folded = text
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[ßæœøđðłþı]/g, (sign) => SPELLED[sign] ?? sign);
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
  return [...new Set(words.map((word) => Array.from(word).slice(0, WORD_CHARACTERS_MAX).join("")))];
}

/** Under what a text is found: its words, and where a script leaves no blanks, all that begins inside of them. */
export function findableWordsOf(text: string): string[] {
  const found = foldedWordsOf(text).flatMap((word) => {
    if (!UNSPACED.test(word)) return [word];
    const signs = Array.from(word);
    return signs.map((_sign, at) => signs.slice(at).join(""));
  });
  return [...new Set(found)];
}
