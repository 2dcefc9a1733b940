import { expect, test } from "vitest";
import { externalUrl } from "./external-url.ts";

test("web addresses may stand in a link", () => {
  expect(externalUrl("https://calendly.com/a?b=c")).toBe("https://calendly.com/a?b=c");
  expect(externalUrl("http://127.0.0.1:4101/x")).toBe("http://127.0.0.1:4101/x");
});

test.each(["javascript:alert(1)", "data:text/html,x", "/bookings", "zoom", "", null])(
  "nothing else becomes a link: %j",
  (text) => {
    expect(externalUrl(text)).toBeNull();
  },
);
