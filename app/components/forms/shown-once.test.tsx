import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ShownOnce } from "./shown-once.tsx";

test("a secret stands there as text that one press selects whole, announced under its title", () => {
  const page = render(
    <ShownOnce title="The key of the shop" name="The key" value="bawk_AbCd">
      It is not shown again.
    </ShownOnce>,
  );
  const [alert] = page.withRole("alert");
  expect(alert?.text).toContain("The key of the shop");
  expect(alert?.text).toContain("It is not shown again.");
  const code = page.one("code");
  expect(code.text).toBe("bawk_AbCd");
  expect(code.get("class")).toContain("select-all");
  expect(code.get("dir")).toBe("ltr");
  expect(nameOf(page, page.one("section"))).toBe("The key of the shop");
});
