import { invariant } from "../../../server/domain/values/invariant.ts";

/** One step of a page, in its order. */
export type ExampleStep =
  | {
      readonly kind: "request";
      readonly command: string;
      /** The name that a value of the answer gets, and where it stands: `.data.0.id`; in a list also by the slug of the entry. */
      readonly names: readonly { readonly name: string; readonly at: readonly string[] }[];
      /** What the page shows of the answer; null where it shows none. */
      readonly shown: unknown;
    }
  /** What people do between requests. */
  | { readonly kind: "person"; readonly does: PersonDoes };

const PERSON_DOES = ["picks-a-time", "pays"] as const;
type PersonDoes = (typeof PERSON_DOES)[number];

const BLOCK = /^```(\w*)\n([^]*?)^```$|^<!-- person: (.*?) -->$/gm;

/** Reads what a page asks its reader to do. Throws for a block of a shell that is no curl command, and for a person who does something unknown. */
export function readExamples(page: string): ExampleStep[] {
  const steps: ExampleStep[] = [];
  let mayShow = false;
  for (const [, language = "", text = "", does] of page.matchAll(BLOCK)) {
    if (does !== undefined) {
      const known = PERSON_DOES.find((one) => one === does);
      invariant(known !== undefined, `nobody does this: ${does}`);
      steps.push({ kind: "person", does: known });
      mayShow = false;
    } else if (language === "sh") {
      const names = [...text.matchAll(/^# → ([A-Z_]+) = \.([\w.-]+)$/gm)].map(([, name = "", at = ""]) => ({
        name,
        at: at.split("."),
      }));
      const command = text.replaceAll(/^# → .*\n/gm, "");
      steps.push({ kind: "request", command, names, shown: null });
      mayShow = true;
    } else if (language === "json") {
      const last = steps.pop();
      invariant(mayShow && last?.kind === "request", "an answer stands after its request");
      steps.push({ ...last, shown: JSON.parse(text) });
      mayShow = false;
    } else mayShow = false;
  }
  return steps;
}
