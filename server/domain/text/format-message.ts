import { invariant } from "../values/invariant.ts";
import type { Language } from "./language.ts";
import { isSimple, type Message, type Options, type Part } from "./message.ts";
import { parseMessage } from "./parse-message.ts";

/** What stands in a message's gaps: words, numbers that a plural goes by, and what a tag makes of the text inside it. */
export type Values<Node> = Readonly<Record<string, string | number | ((parts: (string | Node)[]) => Node)>>;

/** The message with its gaps filled: strings and, where tags made them, nodes, in order. Throws where a value is missing. */
export function formatMessage<Node>(
  message: Message,
  language: Language,
  values: Values<Node> = {},
): (string | Node)[] {
  const valueOf = (name: string) => {
    const value = values[name];
    invariant(value !== undefined, `no value for {${name}}`);
    return value;
  };
  if (typeof message === "string" && isSimple(message)) {
    return [message.replace(/\{(\w+)\}/g, (_gap, name: string) => String(valueOf(name)))];
  }
  const say = (part: Part): (string | Node)[] => {
    if (typeof part === "string") return [part];
    if ("gap" in part) return [String(valueOf(part.gap))];
    if ("number" in part) return [Number(valueOf(part.number)).toLocaleString(language.locale)];
    if ("tag" in part) {
      const make = valueOf(part.tag);
      invariant(typeof make === "function", `<${part.tag}> takes a function`);
      return [make(sayAll(part.parts))];
    }
    return sayAll(chosen(part, valueOf, language));
  };
  const sayAll = (parts: readonly Part[]) => joined(parts.flatMap(say));
  return sayAll(typeof message === "string" ? parseMessage(message) : message);
}

function chosen(
  part: Extract<Part, { readonly of: Options }>,
  valueOf: (name: string) => unknown,
  { locale }: Language,
): readonly Part[] {
  const value = valueOf("plural" in part ? part.plural : part.select);
  const name = "plural" in part ? pluralRules(locale).select(Number(value)) : String(value);
  const options = new Map(Object.entries(part.of));
  return options.get(`=${String(value)}`) ?? options.get(name) ?? options.get("other") ?? [];
}

/** By locale: building one costs far more than asking it. Languages are few. */
const rules = new Map<string, Intl.PluralRules>();

function pluralRules(locale: string): Intl.PluralRules {
  const known = rules.get(locale) ?? new Intl.PluralRules(locale);
  rules.set(locale, known);
  return known;
}

/** Strings beside each other are one. */
function joined<Node>(parts: readonly (string | Node)[]): (string | Node)[] {
  const out: (string | Node)[] = [];
  for (const part of parts) {
    const before = out.at(-1);
    if (typeof before === "string" && typeof part === "string") out[out.length - 1] = before + part;
    else out.push(part);
  }
  return out;
}
