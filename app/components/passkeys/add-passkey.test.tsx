import { afterEach, expect, test, vi } from "vitest";
import type * as Remix from "@remix-run/react";
import type { Ceremony } from "../../forms/passkey-ceremony.ts";
import { render } from "../test-render.tsx";
import { AddPasskey } from "./add-passkey.tsx";

interface Asked {
  readonly error: string | null;
  readonly onCredential: (credential: string) => void;
  readonly ask: () => Promise<Ceremony>;
}

/** What the button was given, and what was sent: neither happens without a browser. */
const seen = vi.hoisted((): { button?: Asked; sent: unknown[] } => ({ sent: [] }));
vi.mock("../forms/passkey-button.tsx", () => ({
  PasskeyButton: (button: Asked) => {
    seen.button = button;
    return null;
  },
}));
vi.mock("@remix-run/react", async (original) => ({
  ...(await original<typeof Remix>()),
  useSubmit:
    () =>
    (...sent: unknown[]) =>
      seen.sent.push(...sent),
}));

afterEach(() => {
  seen.sent = [];
});

test("what the device says is sent to the page whose form it is", () => {
  render(<AddPasskey page="/account" error={null} what={null} />);
  seen.button?.onCredential("what the device says");
  const [fields, how] = seen.sent as [FormData, unknown];
  expect(Object.fromEntries(fields)).toEqual({
    intent: "add-passkey",
    credential: "what the device says",
  });
  expect(how).toEqual({ method: "post", action: "/account" });
});

test("why the last one was not kept stands at the button, and what a passkey is above the form of whoever has none", () => {
  const page = render(<AddPasskey page="/account" error="Not saved." what="A finger, a face or a PIN." />);
  expect(seen.button?.error).toBe("Not saved.");
  expect(page.text).toContain("A finger, a face or a PIN.");
  expect(page.one("label").text).toContain("Name of the new passkey");
});
