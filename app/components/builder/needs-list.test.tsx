import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { NeedsList } from "./needs-list.tsx";

const need = {
  to: "/builder/connection",
  title: "Connect again",
  text: "Calendly refused.",
  bad: true,
} as const;

test("where nothing waits, that is said", () => {
  const page = render(<NeedsList needs={[]} nothing="All is well." />);
  expect(page.one("p").text).toBe("All is well.");
  expect(page.withRole("list")).toEqual([]);
});

test("each thing that waits says what it is, and leads to where it is seen to, in its order", () => {
  const later = { to: "/builder/bookings", title: "2 questions", text: "Still on?", bad: false } as const;
  const page = render(<NeedsList needs={[need, later]} nothing="All is well." />);
  expect(page.withRole("link").map((link) => [link.text, link.get("href")])).toEqual([
    ["Connect again", "/builder/connection"],
    ["2 questions", "/builder/bookings"],
  ]);
  expect(page.all("li").map(({ text }) => text)).toEqual([
    "Connect again Calendly refused.",
    "2 questions Still on?",
  ]);
  expect(page.text).not.toContain("All is well.");
});

test("how soon somebody has to look is said where it is known", () => {
  const page = render(<NeedsList needs={[{ ...need, severity: "Critical" }, need]} nothing="" />);
  expect(page.all("li").map(({ text }) => text)).toEqual([
    "Critical Connect again Calendly refused.",
    "Connect again Calendly refused.",
  ]);
});

test("the list has a heading to jump to", () => {
  const page = render(<NeedsList needs={[need]} nothing="" />);
  expect(nameOf(page, page.one("section"))).toBe("What needs you");
});

test("what is wrong and what is still to be done do not look alike, by more than their color", () => {
  const pictureOf = (bad: boolean) =>
    render(<NeedsList needs={[{ ...need, bad }]} nothing="" />)
      .all("path")[0]
      ?.get("d");
  expect(pictureOf(true)).not.toBe(pictureOf(false));
});
