/** A form as Stripe reads it: text at the leaves, maps in between. Lists are maps with the keys "0", "1", … */
export interface FormMap {
  [key: string]: FormValue;
}
export type FormValue = string | FormMap;

/** Makes a map without a prototype, so that a key like `__proto__` is a key like any other. */
function emptyMap(): FormMap {
  return Object.create(null) as FormMap;
}

/**
 * Decodes `a[b][0][c]=1&expand[]=x` into nested maps. `[]` takes the next free index. Where a name is text in one
 * place and a map in another, the later one wins.
 */
export function decodeForm(encoded: string): FormMap {
  const form = emptyMap();
  for (const [name, value] of new URLSearchParams(encoded)) {
    const path = pathOf(name);
    let map = form;
    path.forEach((step, index) => {
      const key = step === "" ? String(Object.keys(map).length) : step;
      if (index === path.length - 1) {
        map[key] = value;
        return;
      }
      const inner = map[key];
      if (inner !== undefined && typeof inner !== "string") {
        map = inner;
        return;
      }
      const created = emptyMap();
      map[key] = created;
      map = created;
    });
  }
  return form;
}

/** `a[b][]` → `["a", "b", ""]`. */
function pathOf(name: string): string[] {
  const open = name.indexOf("[");
  if (open <= 0 || !name.endsWith("]")) return [name];
  return [name.slice(0, open), ...name.slice(open + 1, -1).split("][")];
}

/** `["a", "b", 0]` → `a[b][0]`: the name under which a value was sent. */
export function bracketName(path: readonly PropertyKey[]): string {
  const [first = "", ...rest] = path.map(String);
  return first + rest.map((step) => `[${step}]`).join("");
}

/** The same parameters give the same text, whatever their order on the wire. */
export function canonicalForm(encoded: string): string {
  const parameters = new URLSearchParams(encoded);
  parameters.sort();
  return parameters.toString();
}
