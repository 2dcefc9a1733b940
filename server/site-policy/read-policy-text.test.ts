import fc from "fast-check";
import { expect, test } from "vitest";
import type { PolicyBlock, PolicyWords } from "../domain/site-policy/policy-block.ts";
import { readPolicyText } from "./read-policy-text.ts";
import { SITE_POLICY_TEMPLATES } from "./site-policy-templates.ts";

function blocksOf(text: string): readonly PolicyBlock[] {
  const reading = readPolicyText(text);
  if (!reading.ok) throw new Error(`${reading.problem.because} in line ${reading.problem.line}`);
  return reading.blocks;
}

function problemOf(text: string) {
  const reading = readPolicyText(text);
  return reading.ok ? null : reading.problem;
}

test("headings, paragraphs, lists, emphasis and links are read, and nothing of their markup is left", () => {
  const blocks = blocksOf(
    "## Money\n\nYou pay **once**, on\n*Stripe’s* [page](https://stripe.com/legal).\n\n- one\n- two\n  - inside\n\n3. three\n4. four\n",
  );
  expect(blocks).toEqual([
    { kind: "heading", level: 2, children: [{ kind: "text", text: "Money" }] },
    {
      kind: "paragraph",
      children: [
        { kind: "text", text: "You pay " },
        { kind: "strong", children: [{ kind: "text", text: "once" }] },
        { kind: "text", text: ", on " },
        { kind: "emphasis", children: [{ kind: "text", text: "Stripe’s" }] },
        { kind: "text", text: " " },
        { kind: "link", href: "https://stripe.com/legal", children: [{ kind: "text", text: "page" }] },
        { kind: "text", text: "." },
      ],
    },
    {
      kind: "list",
      start: null,
      items: [
        [{ kind: "paragraph", children: [{ kind: "text", text: "one" }] }],
        [
          { kind: "paragraph", children: [{ kind: "text", text: "two" }] },
          {
            kind: "list",
            start: null,
            items: [[{ kind: "paragraph", children: [{ kind: "text", text: "inside" }] }]],
          },
        ],
      ],
    },
    {
      kind: "list",
      start: 3,
      items: [
        [{ kind: "paragraph", children: [{ kind: "text", text: "three" }] }],
        [{ kind: "paragraph", children: [{ kind: "text", text: "four" }] }],
      ],
    },
  ]);
});

test("no heading skips a level, whatever was typed: the page's own is the first", () => {
  const levels = blocksOf("#### a\n\n# b\n\n### c\n\n###### d\n").map((block) =>
    block.kind === "heading" ? block.level : null,
  );
  expect(levels).toEqual([2, 2, 3, 4]);
  expect(
    blocksOf("## a\n\n## b\n\n### c\n\n## d\n").map((one) => one.kind === "heading" && one.level),
  ).toEqual([2, 2, 3, 2]);
});

test("what a policy cannot hold is refused with its line, and never left out", () => {
  expect(problemOf("Fine.\n\n<script>alert(1)</script>\n")).toEqual({ because: "html", line: 3 });
  expect(problemOf("a <b>word</b>")).toEqual({ because: "html", line: 1 });
  expect(problemOf("Fine.\n\nFine.\n\n![x](https://a.example/x.png)")).toEqual({ because: "image", line: 5 });
  expect(problemOf("| a | b |\n| - | - |\n| c | d |")).toEqual({ because: "table", line: 1 });
  expect(problemOf("    indented")).toEqual({ because: "code", line: 1 });
  expect(problemOf("some `code`")).toEqual({ because: "code", line: 1 });
  expect(problemOf("> quoted")).toEqual({ because: "quote", line: 1 });
  expect(problemOf("a\n\n---\n")).toEqual({ because: "quote", line: 3 });
  expect(problemOf("- a\n  - b\n    - c\n      - d")).toEqual({ because: "nesting", line: 1 });
  expect(problemOf(" \n \n")).toEqual({ because: "empty", line: 1 });
});

test("a link leads to http, https or mailto, however it is written", () => {
  for (const href of [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    "data:text/html,x",
    "vbscript:x",
    "file:///etc/passwd",
    "//a.example",
    "/privacy",
    "java&#115;cript:alert(1)",
    "&#106;avascript:alert(1)",
  ])
    expect(problemOf(`[x](${href})`), href).toEqual({ because: "link", line: 1 });
  expect(blocksOf("<mailto:ada@example.com> [x](HTTPS://A.example)")).toEqual([
    {
      kind: "paragraph",
      children: [
        {
          kind: "link",
          href: "mailto:ada@example.com",
          children: [{ kind: "text", text: "mailto:ada@example.com" }],
        },
        { kind: "text", text: " " },
        { kind: "link", href: "https://a.example/", children: [{ kind: "text", text: "x" }] },
      ],
    },
  ]);
});

test("whatever is typed: it is read or refused, and every link in what was read is safe", () => {
  const piece = fc.constantFrom(
    ...[
      "# ",
      "- ",
      "1. ",
      "**",
      "*",
      "_",
      "[a](",
      ")",
      "](",
      "<",
      ">",
      "javascript:",
      "https://a.example",
      "\n",
    ],
    ...["\n\n", "  ", "`", "|", "!", "\\", "&#x6a;", "word", "://", "mailto:", "[r]: ", "~~"],
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      const reading = readPolicyText(pieces.join(""));
      if (!reading.ok) return;
      for (const href of linksIn(reading.blocks)) expect(href).toMatch(/^(https?|mailto):/);
    }),
    { numRuns: 500 },
  );
});

function linksIn(blocks: readonly PolicyBlock[]): string[] {
  const inWords = (words: readonly PolicyWords[]): string[] =>
    words.flatMap((word) => [
      ...(word.kind === "link" ? [word.href] : []),
      ...("children" in word ? inWords(word.children) : []),
    ]);
  return blocks.flatMap((block) =>
    block.kind === "list" ? block.items.flatMap(linksIn) : inWords(block.children),
  );
}

test("the beginnings that an operator fills in can be published as they are written", () => {
  for (const text of Object.values(SITE_POLICY_TEMPLATES)) expect(problemOf(text)).toBeNull();
});

test.each([
  ["quotes", `${">".repeat(3_000)} a`],
  ["lists", `${"- ".repeat(3_000)}a`],
  ["stars", `${"*".repeat(3_000)}a${"*".repeat(3_000)}`],
  ["emphasis in emphasis", `${"*a _b ".repeat(50)}c${" b_ a*".repeat(50)}`],
])("what is nested deeper than anything can go down into is refused as such: %s", (_what, text) => {
  expect(problemOf(text)).toEqual({ because: "nesting", line: 1 });
});
