import { expect, test } from "vitest";
import { MIDDLE } from "../../forms/square-cut.ts";
import { nameOf } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { PictureCutter } from "./picture-cutter.tsx";

const PICTURE = { width: 600, height: 400, close() {} };

test("the cut is a picture with a name, and each way of moving it has a slider that starts in the middle", () => {
  const page = render(<PictureCutter picture={PICTURE} cut={MIDDLE} onCut={() => {}} />);
  expect(nameOf(page, page.one("canvas"))).toBe("How your picture is cut");
  const sliders = page.all("input", { type: "range" });
  expect(sliders.map((slider) => [nameOf(page, slider), slider.get("value")])).toEqual([
    ["Zoom", "1"],
    ["Left or right", "0.5"],
    ["Up or down", "0.5"],
  ]);
});
