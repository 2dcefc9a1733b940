import { expect, test } from "vitest";
import { readPolicyText } from "../../../server/site-policy/read-policy-text.ts";
import { render } from "../test-render.tsx";
import { PolicyText } from "./policy-text.tsx";

function shown(text: string) {
  const reading = readPolicyText(text);
  if (!reading.ok) throw new Error(reading.problem.because);
  return render(<PolicyText blocks={reading.blocks} />);
}

test("headings stand below the page's own, lists keep their numbers, and words their emphasis", () => {
  const page = shown("# Money\n\n## Refunds\n\n5. **All** of it\n6. *half* of it\n");
  expect(page.one("h2").text).toBe("Money");
  expect(page.one("h3").text).toBe("Refunds");
  expect(page.one("ol").get("start")).toBe("5");
  expect(page.all("li").map(({ text }) => text)).toEqual(["All of it", "half of it"]);
  expect(page.one("strong").text).toBe("All");
  expect(page.one("em").text).toBe("half");
});

test("a link vouches for nobody, and signs that mean something in HTML are only signs", () => {
  const link = shown("[them](https://a.example/?a=1&b=2) & 1 < 2").one("a");
  expect(link.get("href")).toBe("https://a.example/?a=1&b=2");
  expect(link.get("rel")).toBe("noopener nofollow");
  expect(shown("1 < 2 & 3 > 2").one("p").text).toBe("1 < 2 & 3 > 2");
});
