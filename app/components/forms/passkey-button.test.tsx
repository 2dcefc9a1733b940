import { afterEach, expect, test, vi } from "vitest";
import { render } from "../test-render.tsx";
import { PasskeyButton } from "./passkey-button.tsx";

/** Whether scripts run and the browser knows passkeys: neither wherever a server renders. */
const browser = vi.hoisted(() => ({ hasScripts: false }));
vi.mock("../../hooks/use-hydrated.ts", () => ({ useHydrated: () => browser.hasScripts }));

afterEach(() => {
  browser.hasScripts = false;
  vi.unstubAllGlobals();
});

function button(error: string | null = null) {
  return render(
    <PasskeyButton
      ask={() => Promise.reject(new Error("not asked"))}
      onCredential={() => undefined}
      error={error}
    >
      Sign in with a passkey
    </PasskeyButton>,
  );
}

function openIn(window: object) {
  browser.hasScripts = true;
  vi.stubGlobal("window", window);
}

test("without scripts there is no button that could not work, but the reason why", () => {
  const page = button();
  expect(page.has("button")).toBe(false);
  expect(page.text).toMatch(/need JavaScript/);
});

test("nor is there one in a browser that does not support passkeys", () => {
  openIn({});
  const page = button();
  expect(page.has("button")).toBe(false);
  expect(page.text).toMatch(/does not support passkeys/);
});

test("where passkeys are known the button asks for one, and sends no form by itself", () => {
  openIn({ PublicKeyCredential: Function });
  const page = button();
  expect(page.one("button").text).toBe("Sign in with a passkey");
  expect(page.one("button").get("type")).toBe("button");
  expect(page.withRole("alert")).toEqual([]);
});

test("what our server said of the last one is announced at once, and it can be tried again", () => {
  openIn({ PublicKeyCredential: Function });
  const page = button("This passkey is not registered here.");
  expect(page.withRole("alert").map(({ text }) => text)).toEqual(["This passkey is not registered here."]);
  expect(page.one("button").get("aria-disabled")).toBe("false");
});
