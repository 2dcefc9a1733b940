import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { useUnsavedChanges } from "./use-unsaved-changes.ts";

function State({ isSaved }: { readonly isSaved: boolean }) {
  const { state, blocker } = useUnsavedChanges({ isSaved, isRefused: false });
  return `${state}, ${blocker.state}`;
}

test("without scripts a form is as the page says, and holds nobody back", () => {
  expect(render(<State isSaved />).text).toBe("saved, unblocked");
  expect(render(<State isSaved={false} />).text).toBe("untouched, unblocked");
});
