import { expect, test } from "vitest";
import type { ConsentNeed } from "../../../server/domain/booking/consent.ts";
import { render } from "../test-render.tsx";
import { ConsentBoxes } from "./consent-boxes.tsx";

const NEED: ConsentNeed = { policies: { terms: 3, privacy: 2 }, earlyStart: true };

test("nothing is ticked for anybody, each box is needed, and the links open the very versions in another window", () => {
  const boxes = render(<ConsentBoxes need={NEED} missing={null} ticked={null} />);
  const inputs = boxes.all("input");
  expect(inputs.map((input) => [input.get("name"), input.get("value")])).toEqual([
    ["policies", "3.2"],
    ["earlyStart", "yes"],
  ]);
  for (const input of inputs) {
    expect(input.get("checked")).toBeNull();
    expect(input.get("required")).not.toBeNull();
    expect(boxes.one("label", { for: input.get("id") ?? "" }).text).not.toBe("");
  }
  expect(boxes.all("a").map((a) => [a.get("href"), a.get("target"), a.get("rel")])).toEqual([
    ["/terms?version=3", "_blank", "noopener"],
    ["/privacy?version=2", "_blank", "noopener"],
  ]);
});

test("what is missing is said beside its own box, and what was ticked stays", () => {
  const boxes = render(
    <ConsentBoxes
      need={NEED}
      missing={{ policies: null, earlyStart: true }}
      ticked={{ policies: { terms: 3, privacy: 2 }, earlyStart: false }}
    />,
  );
  const [policies, early] = boxes.all("input");
  expect(policies?.get("checked")).not.toBeNull();
  expect(policies?.get("aria-invalid")).toBe("false");
  expect(early?.get("checked")).toBeNull();
  expect(early?.get("aria-describedby")).toBe("earlyStart-error");
  expect(boxes.one("p", { role: "alert" }).text).toContain("your session can’t begin so soon");
});

test("a tick beside an older version is gone, with the reason", () => {
  const boxes = render(
    <ConsentBoxes
      need={{ policies: { terms: 4, privacy: null }, earlyStart: false }}
      missing={{ policies: "outdated", earlyStart: false }}
      ticked={{ policies: { terms: 3, privacy: null }, earlyStart: false }}
    />,
  );
  expect(boxes.one("input").get("checked")).toBeNull();
  expect(boxes.one("label").text).toBe("I agree to the terms.");
  expect(boxes.one("p", { role: "alert" }).text).toContain("have changed since you opened this page");
});
