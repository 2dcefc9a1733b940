import { expect, test } from "vitest";
import { nameOf, sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { EmbedOrigins } from "./embed-origins.tsx";

test("each site has a button of its own that names it and takes it away", () => {
  const page = render(<EmbedOrigins origins={["https://shop.example"]} typed="" error={null} />);
  const [remove, add] = page.all("form");
  const button = remove?.one("button");
  expect(button && nameOf(page, button)).toBe("Remove https://shop.example");
  expect(remove && sentBy(remove, button)).toEqual({ origin: "https://shop.example", intent: "remove" });
  expect(add && sentBy(add, add.one("button"))).toEqual({ origin: "", intent: "add" });
});

test("what was refused stays in the field, with the reason; without a site it says what that means", () => {
  const page = render(<EmbedOrigins origins={[]} typed="http://shop.example" error="Not like that." />);
  expect(page.one("input", { name: "origin" }).get("value")).toBe("http://shop.example");
  expect(page.text).toContain("Not like that.");
  expect(page.text).toContain("No site yet");
});
