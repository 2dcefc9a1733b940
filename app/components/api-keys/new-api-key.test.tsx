import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { NewApiKey } from "./new-api-key.tsx";

const KEY = `bawk_${"AbCd".repeat(10)}`;

test("the new key stands there as text that one press selects whole, announced, with the word that it is not shown again", () => {
  const page = render(<NewApiKey name="Nightly export" value={KEY} />);
  const [alert] = page.withRole("alert");
  expect(alert?.text).toContain("Your new key: Nightly export");
  expect(alert?.text).toContain("It is not shown again.");
  const code = page.one("code");
  expect(code.text).toBe(KEY);
  expect(code.get("class")).toContain("select-all");
  expect(code.get("dir")).toBe("ltr");
  expect(nameOf(page, page.one("section"))).toBe("Your new key: Nightly export");
});
