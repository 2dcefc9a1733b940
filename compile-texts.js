import { parse } from "@formatjs/icu-messageformat-parser";

const PARSER = "@formatjs/icu-messageformat-parser";

/** The same question as `isSimple` in server/domain/text/format-message.ts: such a message is filled as it is written. */
const SIMPLE = /^(?:[^{}<>']|'(?!['{}<>])|\{\w+\})*$/;

/** The messages in a module of the catalogue: strings that are the values of an object's properties. */
function messagesIn(node, found = []) {
  if (node === null || typeof node !== "object") return found;
  if (node.type === "Property" && typeof node.value.value === "string") found.push(node.value);
  for (const child of Object.values(node)) messagesIn(child, found);
  return found;
}

/** What a formatter reads of a parsed message: where it stood in the text is left out. */
function compiled(message) {
  const elements = parse(message, { captureLocation: false });
  return JSON.stringify(elements, (key, value) => (key === "location" ? undefined : value));
}

/** Parses the catalogue's messages when browsers' scripts are built, so that no browser gets a parser. */
export function compileTexts() {
  return {
    name: "compile-texts",
    apply: "build",
    resolveId(source, importer, { ssr }) {
      return !ssr && source === PARSER ? this.resolve(`${PARSER}/no-parser.js`, importer) : null;
    },
    transform(code, id, { ssr } = {}) {
      if (ssr || !/\/server\/domain\/text\/[a-z]{2}\/.+\.ts$/.test(id)) return null;
      const complex = messagesIn(this.parse(code)).filter(({ value }) => !SIMPLE.test(value));
      const out = complex
        .sort((a, b) => b.start - a.start)
        .reduce(
          (text, { start, end, value }) => text.slice(0, start) + compiled(value) + text.slice(end),
          code,
        );
      return { code: out, map: null };
    },
  };
}
