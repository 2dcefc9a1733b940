import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { Notice } from "./notice.tsx";

test("what answers what the person just did is announced at once", () => {
  const [alert] = render(
    <Notice tone="bad" alert>
      It did not work.
    </Notice>,
  ).withRole("alert");
  expect(alert?.text).toBe("It did not work.");
});

test("what merely stands on the page interrupts nobody", () => {
  const page = render(<Notice tone="good">All is well.</Notice>);
  expect(page.withRole("alert")).toEqual([]);
  expect(page.text).toBe("All is well.");
});

test("each tone has a look and a picture of its own, so that color is not alone to tell", () => {
  const tones = (["plain", "warn", "bad", "good"] as const).map((tone) => {
    const page = render(<Notice tone={tone}>Words.</Notice>);
    expect(page.has("div", { "data-tone": tone })).toBe(true);
    return page.one("path").get("d");
  });
  expect(new Set(tones).size).toBe(4);
});

test("text in it stays text", () => {
  const page = render(<Notice tone="warn">{"<img src=x onerror=alert(1)>"}</Notice>);
  expect(page.has("img")).toBe(false);
  expect(page.text).toBe("<img src=x onerror=alert(1)>");
});
