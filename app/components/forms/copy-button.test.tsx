import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { CopyButton } from "./copy-button.tsx";

test("without scripts nothing offers to copy: there is nothing that could", () => {
  const page = render(<CopyButton text="bawk_made_up" />);
  expect(page.has("button")).toBe(false);
  expect(page.text).toBe("");
});
