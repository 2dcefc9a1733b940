import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { FirstSteps } from "./first-steps.tsx";

const steps = [
  { to: "/builder/connection", title: "Connect your Calendly", text: "It brings drafts.", isDone: true },
  { to: "/builder/session-types", title: "Price a session type", text: "What it costs.", isDone: false },
  { to: "/profile/ada", title: "Look at your page", text: "As clients see it.", isDone: false },
];

test("who hears the list knows which steps are done, and which is next", () => {
  const page = render(<FirstSteps steps={steps} />);
  expect(page.withRole("link").map(({ text }) => text)).toEqual([
    "Connect your Calendly, done",
    "Price a session type",
    "Look at your page",
  ]);
  expect(page.one("li", { "aria-current": "step" }).text).toContain("Price a session type");
});

test("the steps are an ordered list, and each leads to where it is done", () => {
  const page = render(<FirstSteps steps={steps} />);
  expect(
    page
      .one("ol")
      .all("a")
      .map((link) => link.get("href")),
  ).toEqual(steps.map(({ to }) => to));
});

test("a step that is done is explained no more", () => {
  const page = render(<FirstSteps steps={steps} />);
  expect(page.text).not.toContain("It brings drafts.");
  expect(page.text).toContain("What it costs.");
});

test("where all are done none is next", () => {
  const page = render(<FirstSteps steps={steps.map((step) => ({ ...step, isDone: true }))} />);
  expect(page.has("li", { "aria-current": "step" })).toBe(false);
});
