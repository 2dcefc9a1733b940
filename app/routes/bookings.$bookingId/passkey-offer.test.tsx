import { afterEach, expect, test, vi } from "vitest";
import { render } from "../../components/test-render.tsx";
import { PasskeyOffer } from "./passkey-offer.tsx";

/** Whether scripts run: they do not wherever a server renders. */
const browser = vi.hoisted(() => ({ hasScripts: false }));
vi.mock("../../hooks/use-hydrated.ts", () => ({ useHydrated: () => browser.hasScripts }));

afterEach(() => {
  browser.hasScripts = false;
  vi.unstubAllGlobals();
});

test("a browser without scripts, or without passkeys, is offered none", () => {
  expect(render(<PasskeyOffer />).has("p")).toBe(false);
  browser.hasScripts = true;
  vi.stubGlobal("window", {});
  expect(render(<PasskeyOffer />).has("p")).toBe(false);
});

test("the offer is one line, which leads to the account's passkeys", () => {
  browser.hasScripts = true;
  vi.stubGlobal("window", { PublicKeyCredential: Function });
  const offer = render(<PasskeyOffer />);
  expect(offer.one("a").get("href")).toBe("/account#passkeys");
  expect(offer.one("p").text).toBe(
    "Next time without a code: add a passkey, and sign in with a finger, a face or a PIN.",
  );
});
