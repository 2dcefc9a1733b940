import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { useKeptZone } from "./use-kept-zone.ts";

function Page({ zone }: { readonly zone: string | null }) {
  useKeptZone(zone);
  return "here";
}

test("nothing is kept where a server renders: it has no browser to keep it in", () => {
  expect(render(<Page zone="Asia/Tokyo" />).text).toBe("here");
  expect(render(<Page zone={null} />).text).toBe("here");
});
