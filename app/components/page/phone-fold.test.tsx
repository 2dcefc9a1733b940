import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { PhoneFold } from "./phone-fold.tsx";

test("what is folded is closed, says what it holds, and opens without scripts", () => {
  const page = render(
    <PhoneFold summary="All figures">
      <p>3 jobs</p>
    </PhoneFold>,
  );
  const fold = page.one("details");
  expect(fold.get("open")).toBeNull();
  expect(page.one("summary").text).toBe("All figures");
  expect(fold.text).toContain("3 jobs");
});
