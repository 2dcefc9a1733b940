import { afterEach, expect, test, vi } from "vitest";
import type * as Remix from "@remix-run/react";
import type { Ceremony } from "../../forms/passkey-ceremony.ts";
import { render } from "../test-render.tsx";
import { PasskeySignIn } from "./passkey-sign-in.tsx";

interface Asked {
  readonly error: string | null;
  readonly onCredential: (credential: string) => void;
  readonly ask: () => Promise<Ceremony>;
}

/** What the button was given, and what was sent: neither happens without a browser. */
const seen = vi.hoisted((): { button?: Asked; sent: unknown[]; data?: { error: string } } => ({ sent: [] }));
vi.mock("./passkey-button.tsx", () => ({
  PasskeyButton: (button: Asked) => {
    seen.button = button;
    return null;
  },
}));
vi.mock("@remix-run/react", async (original) => ({
  ...(await original<typeof Remix>()),
  useFetcher: () => ({ data: seen.data, submit: (...sent: unknown[]) => seen.sent.push(...sent) }),
}));

afterEach(() => {
  seen.sent = [];
  delete seen.data;
});

test("what the device says goes to the sign-in, with where its owner was going", () => {
  render(<PasskeySignIn next="/bookings/bkg_1" />);
  seen.button?.onCredential("what the device says");
  expect(seen.sent).toEqual([
    { intent: "sign-in", credential: "what the device says", next: "/bookings/bkg_1" },
    { method: "post", action: "/sign-in/passkey" },
  ]);
});

test("what the sign-in said of the last one stands at the button", () => {
  render(<PasskeySignIn next="" />);
  expect(seen.button?.error).toBeNull();
  seen.data = { error: "This passkey is not registered here." };
  render(<PasskeySignIn next="" />);
  expect(seen.button?.error).toBe("This passkey is not registered here.");
});
