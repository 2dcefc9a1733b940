/** Marks that chats make commands of: of mentions, links, images and code. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  "<": "‹",
  ">": "›",
  "@": "＠",
  "[": "［",
  "]": "］",
  "`": "ˋ",
};

/**
 * Somebody else's words as a chat shows them, and no more than that: on one line, with nothing in them that calls people (`<!channel>`, `@all`), leads
 * elsewhere under another name, or shows a picture.
 */
export function wordsForAChat(words: string): string {
  return words
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    .replaceAll(/[<>@[\]`]/g, (mark) => LOOKALIKES[mark] ?? "");
}
