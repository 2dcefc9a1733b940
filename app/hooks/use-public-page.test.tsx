import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { usePublicPage } from "./use-public-page.ts";

function Page() {
  return usePublicPage() ? "for everybody" : "for one";
}

test("a page is public where its route says so, and its error page too", () => {
  expect(render(<Page />, { isPublic: true }).text).toBe("for everybody");
  expect(render(<Page />, { isPublic: true, thrown: new Error("broken") }).text).toBe("for everybody");
  expect(render(<Page />).text).toBe("for one");
});
