import { expect, test } from "vitest";
import { render } from "../test-render.tsx";
import { ShareProfile } from "./share-profile.tsx";

test("the address stands there to be copied, and a mail takes it along with the name", () => {
  const page = render(<ShareProfile address="https://ours.example/profile/ada" name="Ada & Co" />);
  expect(page.one("summary").text).toBe("Share this profile");
  expect(page.text).toContain("https://ours.example/profile/ada");
  const mail = new URL(page.one("a").get("href") ?? "");
  expect([mail.protocol, mail.searchParams.get("subject"), mail.searchParams.get("body")]).toEqual([
    "mailto:",
    "Ada & Co",
    "https://ours.example/profile/ada",
  ]);
});

test("it is closed at first", () => {
  const page = render(<ShareProfile address="https://ours.example/profile/ada" name="Ada" />);
  expect(page.one("details").get("open")).toBeNull();
});
