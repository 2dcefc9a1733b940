import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { StatusLine } from "./status-line.tsx";

test("a status is its words, and a picture that nobody is read", () => {
  const line = render(<StatusLine status={{ words: "Booked", icon: "check", tone: "good" }} />);
  expect(line.text).toBe("Booked");
  expect(line.one("svg").get("aria-hidden")).toBe("true");
  expect(line.has("span", { "data-tone": "good" })).toBe(true);
});
