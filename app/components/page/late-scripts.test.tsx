import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { LateScripts } from "./late-scripts.tsx";

const page = render(<LateScripts nonce="of-the-page" />);

test("what the page is painted with is all that a browser fetches at first", () => {
  expect(page.all("link").length).toBeGreaterThan(1);
  expect(page.all("link", { rel: "modulepreload" })).toEqual([]);
  expect(page.all("script", { type: "module" })).toEqual([]);
  expect(page.all("script").filter((script) => script.get("src") !== null)).toEqual([]);
});

test("what is fetched then gives way to what is still being painted", () => {
  for (const link of page.all("link")) expect(link.get("fetchpriority")).toBe("low");
});

test("the page’s modules wait as data, and the last script starts them with the page’s own nonce", () => {
  const [waiting] = page.all("script", { type: "text/later" });
  expect(waiting?.typed).toContain("import * as route0 from");
  const last = page.all("script").at(-1);
  expect(last?.get("nonce")).toBe("of-the-page");
  expect(last?.typed).toContain('script[type="text/later"]');
  expect(last?.typed).toContain('link[rel="later"]');
});

test("no import of Remix’s own stands in a script that runs at once", () => {
  for (const script of page.all("script"))
    if (script.get("type") !== "text/later") expect(script.typed).not.toMatch(/\bimport\b/);
});
