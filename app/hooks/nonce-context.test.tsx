import { expect, test } from "vitest";
import { render } from "../components/test-render.tsx";
import { NonceContext, useNonce } from "./nonce-context.ts";

function Script() {
  return <script nonce={useNonce()} />;
}

test("what is rendered within a document has the nonce that it came with; outside there is none", () => {
  const page = render(
    <NonceContext.Provider value="nonce-of-this-page">
      <Script />
    </NonceContext.Provider>,
  );
  expect(page.one("script").get("nonce")).toBe("nonce-of-this-page");
  expect(
    render(<Script />)
      .one("script")
      .get("nonce"),
  ).toBeNull();
});
