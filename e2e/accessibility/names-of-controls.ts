import type { Page } from "@playwright/test";

/** Chromium's own words for what can be pressed, followed, chosen or typed into. */
const CONTROLS = new Set([
  "button",
  "checkbox",
  "combobox",
  "DisclosureTriangle",
  "link",
  "listbox",
  "menuitem",
  "radio",
  "searchbox",
  "slider",
  "spinbutton",
  "switch",
  "tab",
  "textbox",
]);

interface Control {
  /** What it is to a screen reader, and its name there. */
  readonly role: string;
  readonly name: string;
  /** What stands on it, or on its label, for whoever sees it. */
  readonly seen: string;
}

const MARK = "data-control-number";

/** Writes a number on each element that may be a control, and answers what is seen on each. */
function seenOnControls(mark: string): string[] {
  const isHiddenBy = (element: Element) => {
    const { position, clipPath, opacity } = getComputedStyle(element);
    // What is for screen readers alone takes one pixel.
    const isPixel = position === "absolute" && element.clientWidth <= 1 && element.clientHeight <= 1;
    return isPixel || clipPath === "inset(50%)" || opacity === "0";
  };
  const seenIn = (root: Element): string => {
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const parts: string[] = [];
    while (texts.nextNode()) {
      const parent = texts.currentNode.parentElement;
      // A field inside of its label has a text of its own.
      if (parent === null || parent.closest("select, textarea, svg") !== null) continue;
      // Initials stand in the place of a picture.
      if (parent.matches("[aria-hidden=true]") && /^\p{Lu}{1,2}$/u.test(parent.textContent)) continue;
      if (!parent.checkVisibility({ visibilityProperty: true })) continue;
      let isHidden = false;
      for (
        let one: Element | null = parent;
        one !== null && !isHidden;
        one = one === root ? null : one.parentElement
      )
        isHidden = isHiddenBy(one);
      if (!isHidden) parts.push(texts.currentNode.nodeValue ?? "");
    }
    return parts.join(" ");
  };
  const elements = document.querySelectorAll(
    "a[href], button, input, select, textarea, summary, [role], [tabindex], [contenteditable]",
  );
  return [...elements].map((element, number) => {
    element.setAttribute(mark, String(number));
    const labels = "labels" in element ? (element.labels as NodeListOf<HTMLLabelElement> | null) : null;
    if (element.matches("input[type=submit], input[type=button]")) return (element as HTMLInputElement).value;
    if (element.matches("input, select, textarea")) return [...(labels ?? [])].map(seenIn).join(" ");
    return seenIn(element);
  });
}

interface DomNode {
  readonly backendNodeId: number;
  readonly attributes?: readonly string[];
  readonly children?: readonly DomNode[];
}

/** The numbers that were written on elements, by the browser's own number for each. */
function numbersIn(node: DomNode, numbers = new Map<number, number>()): ReadonlyMap<number, number> {
  const at = node.attributes?.indexOf(MARK) ?? -1;
  const number = node.attributes?.[at + 1];
  if (at >= 0 && number !== undefined) numbers.set(node.backendNodeId, Number(number));
  for (const child of node.children ?? []) numbersIn(child, numbers);
  return numbers;
}

/** Every control of the page as Chromium's accessibility tree has it, beside what is seen of it. Frames are left out. */
async function listControls(page: Page): Promise<Control[]> {
  const session = await page.context().newCDPSession(page);
  const seen = await page.evaluate(seenOnControls, MARK);
  const { root } = await session.send("DOM.getDocument", { depth: -1 });
  const numbers = numbersIn(root);
  const { nodes } = await session.send("Accessibility.getFullAXTree");
  const controls = nodes.flatMap(({ ignored, role, name, backendDOMNodeId }) => {
    const number = numbers.get(backendDOMNodeId ?? -1);
    const kind = String(role?.value ?? "");
    if (ignored || number === undefined || !CONTROLS.has(kind)) return [];
    return [
      {
        role: kind,
        name: String(name?.value ?? ""),
        seen: (seen[number] ?? "").replaceAll(/\s+/g, " ").trim(),
      },
    ];
  });
  await session.detach();
  return controls;
}

/** Letters and digits alone: how words are set apart, and in which case, nobody hears. */
function spoken(text: string): string {
  return text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "");
}

/** Controls without a name, and those whose name lacks the words that are seen on them: who speaks to the page says what they see (WCAG 2.5.3). */
export async function listMisnamed(page: Page): Promise<string[]> {
  return (await listControls(page))
    .filter(({ name, seen }) => spoken(name) === "" || !spoken(name).includes(spoken(seen)))
    .map(({ role, name, seen }) => `${role} "${name}" is seen as "${seen}"`);
}
