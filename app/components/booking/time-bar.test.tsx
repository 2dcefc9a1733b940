import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { TimeBar } from "./time-bar.tsx";

test("each stretch has its place and its width, now has its own, and a screen reader hears none of it", () => {
  const bar = render(
    <TimeBar
      bar={{
        stretches: [
          { gives: "all", from: 0, width: 60 },
          { gives: "nothing", from: 60, width: 40 },
        ],
        now: 25,
      }}
    />,
  );
  expect(bar.one("svg").get("aria-hidden")).toBe("true");
  expect(bar.all("rect").map((rect) => [rect.get("x"), rect.get("width")])).toEqual([
    ["0%", "60%"],
    ["60%", "40%"],
  ]);
  expect(bar.one("circle").get("cx")).toBe("25%");
});
