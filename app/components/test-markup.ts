import { invariant } from "../../server/domain/values/invariant.ts";

/**
 * Reads markup as a person perceives it: its words, its buttons, the description of a field, what a form sends. Reads what React renders, and nothing
 * else. For tests.
 */

type Attributes = Readonly<Record<string, string>>;

/** Around these, words go on without a space. */
const INLINE = new Set(["a", "abbr", "b", "code", "em", "i", "span", "strong", "text", "time"]);

/** An element with all that stands in it. */
export class Part {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: (Part | string)[] = [];

  constructor(tag: string, attributes: Attributes) {
    this.tag = tag;
    this.attributes = attributes;
  }

  /** Its text for a screen reader: without what is hidden from it, with white space as one space. */
  get text(): string {
    return heard(this)
      .replace(/[ \n\t]+/g, " ")
      .trim();
  }

  /** All of its text: hidden or not, with its line breaks. */
  get typed(): string {
    return this.children.map((child) => (typeof child === "string" ? child : child.typed)).join("");
  }

  /** An attribute; null when it is absent. */
  get(attribute: string): string | null {
    return this.attributes[attribute] ?? null;
  }

  /** The elements in it of this kind and with these attributes, in their order. */
  all(tag: string, attributes: Attributes = {}): Part[] {
    return everythingIn(this).filter(
      (part) =>
        part.tag === tag && Object.entries(attributes).every(([name, value]) => part.get(name) === value),
    );
  }

  /** The only such element. Throws when there is none, or more than one. */
  one(tag: string, attributes: Attributes = {}): Part {
    const [first, ...others] = this.all(tag, attributes);
    invariant(
      first !== undefined && others.length === 0,
      `${first === undefined ? 0 : others.length + 1} of <${tag}> ${JSON.stringify(attributes)}`,
    );
    return first;
  }

  has(tag: string, attributes: Attributes = {}): boolean {
    return this.all(tag, attributes).length > 0;
  }

  /** The elements with this role, explicit or by their tag. */
  withRole(role: "alert" | "button" | "group" | "heading" | "link" | "list" | "navigation" | "img"): Part[] {
    return everythingIn(this).filter((part) => roleOf(part) === role && !isHidden(part));
  }
}

function everythingIn(part: Part): Part[] {
  return part.children.flatMap((child) => (typeof child === "string" ? [] : [child, ...everythingIn(child)]));
}

function isHidden(part: Part): boolean {
  return part.get("aria-hidden") === "true" || part.get("hidden") !== null || part.get("type") === "hidden";
}

function heard(part: Part): string {
  if (isHidden(part) || part.tag === "style") return "";
  const words = part.children.map((child) => (typeof child === "string" ? child : heard(child))).join("");
  return INLINE.has(part.tag) ? words : ` ${words} `;
}

function roleOf(part: Part): string | null {
  const said = part.get("role");
  if (said !== null) return said;
  if (/^h[1-6]$/.test(part.tag)) return "heading";
  const byTag: Readonly<Record<string, string>> = {
    a: "link",
    button: "button",
    fieldset: "group",
    img: "img",
    nav: "navigation",
    ol: "list",
    ul: "list",
  };
  return byTag[part.tag] ?? null;
}

/** The accessible name of an element of this page; null when it has none, which is a fault of the page. */
export function nameOf(page: Part, part: Part): string | null {
  const label = part.get("aria-label");
  if (label !== null) return label;
  const by = part.get("aria-labelledby");
  if (by !== null) return textsOf(page, by);
  const id = part.get("id");
  const labels = page
    .all("label")
    .filter((one) => (id !== null && one.get("for") === id) || everythingIn(one).includes(part));
  if (labels.length > 0) return labels.map((one) => one.text).join(" ");
  const own = part.tag === "fieldset" ? part.one("legend").text : part.text;
  return own === "" ? null : own;
}

/** The accessible description: hints and messages. Empty for none; throws when it refers to an element that is not on the page. */
export function descriptionOf(page: Part, part: Part): string {
  const by = part.get("aria-describedby");
  return by === null ? "" : textsOf(page, by);
}

function textsOf(page: Part, ids: string): string {
  return ids
    .split(" ")
    .map((id) => {
      const named = everythingIn(page).filter((part) => part.get("id") === id);
      invariant(named.length === 1, `${named.length} elements have the id ${id}`);
      return named[0]?.text ?? "";
    })
    .join(" ");
}

/** What a browser without scripts sends when this button of the form is pressed, with the values that the page came with. */
export function sentBy(form: Part, button: Part | null = null): Readonly<Record<string, string>> {
  const fields = everythingIn(form).filter(
    (part) => part.get("name") !== null && part.get("disabled") === null,
  );
  const sent: Record<string, string> = {};
  for (const field of fields) {
    const value = valueOf(field, button);
    if (value !== null) sent[field.get("name") ?? ""] = value;
  }
  return sent;
}

function valueOf(field: Part, button: Part | null): string | null {
  switch (field.tag) {
    case "textarea":
      return field.typed;
    case "select": {
      const chosen = field.all("option", { selected: "" })[0] ?? field.all("option")[0];
      return chosen?.get("value") ?? null;
    }
    case "button":
      return field === button ? field.get("value") : null;
    case "input": {
      const isChoice = field.get("type") === "radio" || field.get("type") === "checkbox";
      return isChoice && field.get("checked") === null ? null : (field.get("value") ?? "");
    }
    default:
      return null;
  }
}

const TOKEN = /<!--[^>]*>|<(\/?)([a-z]\w*)((?:\s(?:"[^"]*"|[^">])*)?\/?)>|[^<]+/gi;
const ATTRIBUTE = /([^\s="/]+)(?:="([^"]*)")?/g;
const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&quot;": '"',
  "&#x27;": "'",
};

function decoded(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity);
}

/** Reads React's markup. Throws when an element is not closed. */
export function readMarkup(markup: string): Part {
  const page = new Part("page", {});
  const open = [page];
  for (const [token, slash, tag, rest] of markup.matchAll(TOKEN)) {
    const around = open.at(-1);
    invariant(around !== undefined, "more is closed than was opened");
    if (token.startsWith("<!--")) continue;
    if (tag === undefined) {
      around.children.push(decoded(token));
    } else if (slash === "/") {
      invariant(around.tag === tag, `</${tag}> closes <${around.tag}>`);
      open.pop();
    } else {
      const attributes = [...(rest ?? "").matchAll(ATTRIBUTE)].map(
        ([, name = "", value = ""]) => [name, decoded(value)] as const,
      );
      const part = new Part(tag, Object.fromEntries(attributes));
      around.children.push(part);
      if (rest?.endsWith("/") !== true) open.push(part);
    }
  }
  invariant(open.length === 1, `<${open.at(-1)?.tag ?? ""}> is not closed`);
  return page;
}
