import { expect, test } from "vitest";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { WebhookSecret } from "./webhook-secret.tsx";

const SECRET = `whsec_${"AbCd".repeat(10)}`;

test("a new secret stands there as text that one press selects whole, announced, with the word that it is not shown again", () => {
  const page = render(<WebhookSecret url="https://hooks.example/in" secret={SECRET} />);
  const [alert] = page.withRole("alert");
  expect(alert?.text).toContain("The secret of https://hooks.example/in");
  expect(alert?.text).toContain("It is not shown again.");
  expect(page.one("code").text).toBe(SECRET);
  expect(page.one("code").get("class")).toContain("select-all");
  expect(nameOf(page, page.one("section"))).toBe("The secret of https://hooks.example/in");
});
