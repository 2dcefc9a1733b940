import { expect, test } from "vitest";
import { timeZone } from "../../../server/domain/values/instant.ts";
import type { ProfileOnPage } from "../../page-data.ts";
import { render } from "../test-render.tsx";
import { PublicProfile } from "./public-profile.tsx";

const profile: ProfileOnPage = {
  cardEtag: "0123",
  builder: {
    slug: "ada",
    displayName: "Ada Okafor",
    headline: "Builds booking systems.",
    bio: "First.\n\n<script>alert(1)</script>",
    timeZone: timeZone("Europe/Berlin"),
    accentColor: null,
    pictureEtag: null,
  },
  isOwn: false,
  hasOpened: true,
  takesBookings: true,
  reviews: { average: null, picked: [], hidden: [] },
  sessionTypes: [],
};

const page = (changes: Partial<ProfileOnPage> = {}, isPreview = false, address = "/profile/ada") =>
  render(<PublicProfile profile={{ ...profile, ...changes }} isPreview={isPreview} />, {
    address,
    isPublic: true,
  });

test("says who it is and in which zone they work, and what they write is text", () => {
  const shown = page();
  expect(shown.one("h1").text).toBe("Ada Okafor");
  expect(shown.text).toContain("Builds booking systems.");
  expect(shown.text).toContain("Works in Berlin time.");
  expect(shown.has("script")).toBe(false);
});

test("says in which zone its address shows times, and tells the page's script", () => {
  const shown = page({}, false, "/profile/ada?zone=Asia%2FTokyo");
  expect(shown.text).toContain("You pick and read times in Tokyo time.");
  expect(shown.one("p", { id: "reader-zone" }).get("data-zone")).toBe("Asia/Tokyo");
  expect(page().one("p", { id: "reader-zone" }).get("data-zone")).toBe("Europe/Berlin");
});

test("carries no mark of the request that it was rendered for", () => {
  expect(page().one("a", { href: "/problem-report?step=profile&from=%2Fprofile%2Fada" }).text).not.toBe("");
});

test("its builder's look at it says that it is theirs, and leads to the public one once there is one", () => {
  const preview = page({}, true);
  expect(preview.text).toContain("This is your page as clients see it");
  expect(preview.has("a", { href: "/profile/ada" })).toBe(true);
  expect(page({ hasOpened: false }, true).has("a", { href: "/profile/ada" })).toBe(false);
  expect(page().text).not.toContain("This is your page");
});
