import type { Page } from "@playwright/test";

interface AxNode {
  readonly nodeId: string;
  readonly ignored: boolean;
  readonly role?: { readonly value?: string };
  readonly name?: { readonly value?: string };
  readonly description?: { readonly value?: string };
  readonly value?: { readonly value?: string | number };
  readonly properties?: readonly {
    readonly name: string;
    readonly value: { readonly value?: string | number | boolean };
  }[];
  readonly childIds?: readonly string[];
}

/** Parts of a page that a screen reader names when it enters them. */
const LANDMARKS: Readonly<Record<string, string>> = {
  banner: "banner",
  complementary: "complementary",
  contentinfo: "footer",
  form: "form",
  main: "main",
  navigation: "navigation",
  region: "region",
  search: "search",
};

/** What can be used, as screen readers call it. Its text is its name, and is said once. */
const CONTROLS: Readonly<Record<string, string>> = {
  button: "button",
  checkbox: "checkbox",
  combobox: "list to choose from",
  Date: "field for a date",
  DisclosureTriangle: "button",
  link: "link",
  radio: "radio button",
  searchbox: "field",
  spinbutton: "field",
  textbox: "field",
};

/** What is said as soon as it appears or changes. */
const LIVE: Readonly<Record<string, string>> = {
  alert: "said at once",
  status: "said when quiet",
  timer: "timer",
};

function stateOf(node: AxNode): string[] {
  const property = (name: string) => node.properties?.find((one) => one.name === name)?.value.value;
  const value = String(node.value?.value ?? "");
  const description = node.description?.value ?? "";
  const checked = property("checked");
  const expanded = property("expanded");
  return [
    ...(value === "" ? [] : [`“${value}”`]),
    ...(checked === undefined ? [] : [checked === "true" ? "chosen" : "not chosen"]),
    ...(expanded === undefined ? [] : [expanded === true ? "open" : "folded"]),
    ...(property("required") === true ? ["required"] : []),
    ...(property("invalid") === "true" ? ["wrong"] : []),
    ...(property("disabled") === true ? ["cannot be used"] : []),
    ...(description === "" ? [] : [`(${description})`]),
    ...(property("focused") === true ? ["← focus"] : []),
  ];
}

/** What a screen reader reads of a page from top to bottom, one thing a line, by the browser's own accessibility tree. Frames are named only. */
export async function readAloud(page: Page): Promise<string> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = (await session.send("Accessibility.getFullAXTree")) as { nodes: readonly AxNode[] };
  await session.detach();
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  /** Texts of one paragraph are one line. */
  let text: { depth: number; words: string } | null = null;
  const endText = () => {
    if (text !== null && text.words.trim() !== "") lines.push("  ".repeat(text.depth) + text.words.trim());
    text = null;
  };
  const say = (depth: number, words: string) => {
    endText();
    lines.push("  ".repeat(depth) + words);
  };
  const childrenOf = (node: AxNode) => (node.childIds ?? []).flatMap((id) => byId.get(id) ?? []);
  function read(node: AxNode, depth: number): void {
    const role = node.role?.value ?? "";
    const name = (node.name?.value ?? "").trim();
    const readChildren = (inner: number) => {
      for (const child of childrenOf(node)) read(child, inner);
    };
    const named = (kind: string) => [name === "" ? kind : `${kind}: ${name}`, ...stateOf(node)].join(", ");
    const landmark = LANDMARKS[role];
    const control = CONTROLS[role];
    const live = LIVE[role];
    if (node.ignored || role === "none" || role === "generic" || role === "LabelText") readChildren(depth);
    else if (role === "StaticText") {
      if (name !== "") text = { depth, words: text === null ? name : `${text.words} ${name}` };
    } else if (role === "InlineTextBox" || role === "ListMarker") return;
    else if (role === "RootWebArea") {
      say(depth, `page: ${name}`);
      readChildren(depth);
    } else if (control !== undefined) say(depth, named(control));
    else if (role === "heading") {
      const level = node.properties?.find((one) => one.name === "level")?.value.value;
      const isLink = childrenOf(node).some((child) => child.role?.value === "link");
      say(depth, named(`heading ${String(level)}${isLink ? ", link" : ""}`));
    } else if (role === "Iframe" || role === "image")
      say(depth, named(role === "image" ? "picture" : "frame"));
    else if (landmark !== undefined) {
      say(depth, `[${named(landmark)}]`);
      readChildren(depth + 1);
    } else if (live !== undefined) {
      endText();
      const before = lines.length;
      readChildren(depth + 1);
      endText();
      if (lines.length > before) lines.splice(before, 0, `${"  ".repeat(depth)}[${live}]`);
    } else if (role === "row") {
      say(
        depth,
        childrenOf(node)
          .map((cell) => cell.name?.value ?? "")
          .join(" | "),
      );
    } else if (role === "list") {
      const items = childrenOf(node).filter((child) => child.role?.value === "listitem").length;
      say(depth, `[list of ${items}${name === "" ? "" : `: ${name}`}]`);
      readChildren(depth + 1);
    } else {
      endText();
      if (name !== "" && (role === "group" || role === "table")) {
        say(depth, `[${role}: ${name}]`);
        readChildren(depth + 1);
      } else readChildren(depth);
    }
    if (!["StaticText", "generic", "none", "emphasis", "strong", "code", "time"].includes(role)) endText();
  }
  const [root] = nodes;
  if (root !== undefined) read(root, 0);
  endText();
  return `${lines.join("\n")}\n`;
}

/** The same words each time: what is left of a hold, the numbers of bookings and the address of this run's servers are said by what they are. */
export function onEveryRun(words: string): string {
  return words
    .replaceAll(/\b\d{1,2}:\d{2} left/g, "{time} left")
    .replaceAll(/\b(bkg|sty|bld)_[0-9A-Z]{26}/g, "$1_{id}")
    .replaceAll(/\b(127\.0\.0\.1|localhost):\d+/g, "{host}");
}
