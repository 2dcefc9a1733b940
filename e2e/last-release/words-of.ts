import { z } from "zod";

/** Every word that a schema takes by name, with the place where it may stand: `LETTER_DROPPED.becomes waived`. Sorted. */
export function wordsOf(schema: z.ZodType): string[] {
  const words = new Set<string>();
  collect(z.toJSONSchema(schema, { unrepresentable: "any", io: "input" }) as Node, "", words);
  return [...words].sort();
}

/** A JSON schema, as far as words are looked for in it. */
interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly anyOf?: readonly Node[];
  readonly oneOf?: readonly Node[];
  readonly items?: Node;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
}

function collect(node: Node, place: string, words: Set<string>): void {
  const type = node.properties?.["type"]?.const;
  const here = typeof type === "string" ? [place, type].filter((part) => part !== "").join(".") : place;
  for (const word of [...(node.enum ?? []), ...("const" in node ? [node.const] : [])]) {
    words.add(`${here} ${String(word)}`);
  }
  for (const [name, property] of Object.entries(node.properties ?? {})) {
    collect(property, here === "" ? name : `${here}.${name}`, words);
  }
  for (const option of [...(node.anyOf ?? []), ...(node.oneOf ?? [])]) collect(option, here, words);
  if (node.items !== undefined) collect(node.items, here, words);
}
