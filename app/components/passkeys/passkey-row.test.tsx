import { expect, test } from "vitest";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { render } from "../test-render.tsx";
import { PasskeyRow } from "./passkey-row.tsx";

type Props = Parameters<typeof PasskeyRow>[0];

function row(more: Partial<Props> = {}) {
  return render(
    <PasskeyRow
      passkey={{ id: "p1", name: "Work laptop", addedAt: instant("2026-03-01T23:30:00Z") }}
      page="/account?for=passkeys#passkeys"
      zone={timeZone("Europe/Berlin")}
      proof="nothing"
      errors={{}}
      {...more}
    />,
  );
}

const buttons = (page: ReturnType<typeof row>) => page.all("button").map((button) => button.get("value"));

test("a passkey is shown under its name with when it was added, in the reader's zone, and closed", () => {
  const page = row();
  expect(page.text).toContain("Work laptop");
  expect(page.text).toContain("2 March 2026, 00:30");
  expect(page.one("details").get("open")).toBeNull();
  expect(row({ passkey: { id: "p1", name: "Old", addedAt: null } }).text).not.toContain("Added on");
});

test("whoever has just signed in renames and removes it by one form of two buttons", () => {
  const page = row();
  expect(buttons(page)).toEqual(["rename-passkey:p1", "remove-passkey:p1"]);
  expect(page.all("form").map((form) => form.get("action"))).toEqual(["/account?for=passkeys#passkeys"]);
  expect(page.has("input", { type: "password" })).toBe(false);
});

test("later its removal asks for the password, in a form of its own", () => {
  const page = row({ proof: "password" });
  expect(buttons(page)).toEqual(["rename-passkey:p1", "remove-passkey:p1"]);
  expect(page.all("form")).toHaveLength(2);
  expect(page.one("input", { type: "password" }).get("autoComplete")).toBe("current-password");
});

test("whoever must sign in again first has no button that removes it", () => {
  expect(buttons(row({ proof: "sign_in" }))).toEqual(["rename-passkey:p1"]);
});

test("what was refused stands open at its field", () => {
  const renamed = row({ errors: { name: "Please give the passkey a name." } });
  expect(renamed.one("details").get("open")).not.toBeNull();
  expect(renamed.text).toContain("Please give the passkey a name.");
  const removed = row({ proof: "password", errors: { password: "This is not your password." } });
  expect(removed.one("details").get("open")).not.toBeNull();
  expect(removed.text).toContain("This is not your password.");
});
