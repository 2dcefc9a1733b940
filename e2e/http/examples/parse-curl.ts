import { invariant } from "../../../server/domain/values/invariant.ts";

/** What an example sends. */
export interface ExampleRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

/** One quoted or bare piece of a word, as a shell reads it: in single quotes a `$` is none. */
const PIECE = /'([^']*)'|"((?:[^"\\`])*)"|([^\s'"\\`|&;<>()$*?[\]#~]+)/y;

/**
 * Reads one curl command as a shell and curl do. Throws for whatever it does not know: another command, another option, a variable that is not set,
 * anything that a shell would make more of.
 */
export function parseCurl(command: string, variables: ReadonlyMap<string, string>): ExampleRequest {
  const [first, ...words] = wordsOf(command.replaceAll(/\\\n\s*/g, " ").trim(), variables);
  invariant(first === "curl", `not a curl command: ${command}`);
  let method: string | null = null;
  let body: string | null = null;
  const urls: string[] = [];
  const headers: Record<string, string> = {};
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    const value = () => {
      at += 1;
      const next = words[at];
      invariant(next !== undefined, `${word} has no value`);
      return next;
    };
    switch (word) {
      case "-sS":
        break;
      case "-X":
        method = value();
        break;
      case "-d":
        body = value();
        break;
      case "-H": {
        const [, name = "", content = ""] = /^([a-z-]+): (.+)$/.exec(value()) ?? [];
        invariant(name !== "", "a header is a name in small letters and a value");
        headers[name] = content;
        break;
      }
      default:
        invariant(/^https?:/.test(word), `not known of curl here: ${word}`);
        urls.push(word);
    }
  }
  const [url, ...more] = urls;
  invariant(url !== undefined && more.length === 0, "one address");
  invariant(body === null || headers["content-type"] === "application/json", "a body says that it is JSON");
  return { method: method ?? (body === null ? "GET" : "POST"), url, headers, body };
}

function wordsOf(command: string, variables: ReadonlyMap<string, string>): string[] {
  const words: string[] = [];
  let word: string | null = null;
  let at = 0;
  while (at < command.length) {
    if (command[at] === " ") {
      if (word !== null) words.push(word);
      word = null;
      at += 1;
      continue;
    }
    PIECE.lastIndex = at;
    const found = PIECE.exec(command);
    invariant(found !== null, `not readable from here on: ${command.slice(at)}`);
    const [piece, single, double, bare] = found;
    word = (word ?? "") + (single ?? bare ?? filledIn(double ?? "", variables));
    at += piece.length;
  }
  return word === null ? words : [...words, word];
}

function filledIn(text: string, variables: ReadonlyMap<string, string>): string {
  invariant(!/\$(?![A-Z_])/.test(text), `a variable has a name in capitals: ${text}`);
  return text.replaceAll(/\$([A-Z_]+)/g, (_all, name: string) => {
    const value = variables.get(name);
    invariant(value !== undefined, `$${name} is not set`);
    return value;
  });
}
