import { isSimple } from "./server/domain/text/message.ts";
import { parseMessage } from "./server/domain/text/parse-message.ts";

/** The messages in a module of the catalogue: strings that are the values of an object's properties. */
function messagesIn(node, found = []) {
  if (node === null || typeof node !== "object") return found;
  if (node.type === "Property" && typeof node.value.value === "string") found.push(node.value);
  for (const child of Object.values(node)) messagesIn(child, found);
  return found;
}

/** Parses the catalogue's messages when browsers' scripts are built, and leaves the parser out of them. */
export function compileTexts() {
  return {
    name: "compile-texts",
    apply: "build",
    transform(code, id, { ssr } = {}) {
      if (ssr) return null;
      if (id.endsWith("/server/domain/text/parse-message.ts")) {
        return { code: `export const parseMessage = () => { throw new Error("not parsed"); };`, map: null };
      }
      if (!/\/server\/domain\/text\/[a-z]{2}\/.+\.ts$/.test(id)) return null;
      const toParse = messagesIn(this.parse(code)).filter(({ value }) => !isSimple(value));
      const compiled = toParse
        .sort((a, b) => b.start - a.start)
        .reduce(
          (text, { start, end, value }) =>
            text.slice(0, start) + JSON.stringify(parseMessage(value)) + text.slice(end),
          code,
        );
      return { code: compiled, map: null };
    },
  };
}
