import { expect, test } from "vitest";
import { ENGLISH } from "../domain/text/language.ts";
import type { Paragraph } from "./mail-paragraphs.ts";
import { renderMail } from "./render-mail.tsx";

const APP_URL = "https://book.example";

function render(...paragraphs: Paragraph[]) {
  return renderMail({ heading: "What is new", paragraphs, appUrl: APP_URL, language: ENGLISH });
}
const buttonIn = (html: string) => /<a [^>]*class="button"[^>]*>/.exec(html)?.[0] ?? "";

test("an address that is none of the web stays words, wherever it stands", () => {
  const evil = { label: "Open", url: "javascript:alert(1)" };
  const { html } = render(
    evil,
    { kind: "button", ...evil },
    { kind: "session", name: "Review", person: "Ada", rows: [], link: evil, isOff: false },
    { label: "Data", url: "data:text/html,x" },
    { label: "Split", url: "https://a.example/ onclick=1" },
  );
  expect(html).not.toMatch(/href="(?!https:\/\/book\.example)/);
  expect(buttonIn(html)).toContain(`href="${APP_URL}"`);
});

test("the button is the block that says so, else the first link, else a way to the site; further links are links", () => {
  const [first, second] = [
    { label: "First", url: "https://a.example/1" },
    { label: "Second", url: "https://a.example/2" },
  ];
  expect(buttonIn(render(first, { kind: "button", ...second }).html)).toContain(second.url);
  expect(buttonIn(render("Words", first, second).html)).toContain(first.url);
  const { html, text } = render("Words");
  expect(buttonIn(html)).toContain(APP_URL);
  expect(text).toBe(`Words\n\nOpen BuildAppsWith Booking: ${APP_URL}\n`);
});

test("cards that follow each other are one card, with one link", () => {
  const card = { kind: "session", name: "Review", person: "Ada", isOff: false } as const;
  const join = { label: "Join", url: "https://zoom.example/1" };
  const { html, text } = render(
    { ...card, rows: [{ label: "When", value: "Monday", more: "(for Ada: Sunday)" }], link: null },
    { ...card, rows: [{ label: "Where", value: "Online", more: null }], link: join },
  );
  expect(html.match(/class="box"/g)).toHaveLength(1);
  expect(text).toContain("When: Monday\n(for Ada: Sunday)\nWhere: Online\nJoin: https://zoom.example/1");
});

test("a receipt and a policy say in plain text what they lay out", () => {
  const { text } = render(
    { kind: "receipt", rows: [{ label: "Price", amount: "$150.00" }] },
    {
      kind: "policy",
      title: "If you have to cancel",
      rows: [
        { until: "Until Monday", share: "all of it back", amount: "$150.00" },
        { until: "Later than that", share: "nothing back", amount: null },
      ],
      notes: ["If the builder cancels, you get everything back."],
    },
  );
  expect(text).toContain(
    "Price: $150.00\n\nIf you have to cancel:\nUntil Monday: all of it back ($150.00)\nLater than that: nothing back\nIf the builder cancels, you get everything back.",
  );
});
