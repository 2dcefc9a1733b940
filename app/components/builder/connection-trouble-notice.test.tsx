import { describe, expect, test } from "vitest";
import { builderConnectionTrouble } from "../../../server/domain/text/en/builder/connection-trouble.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { ENGLISH } from "../../../server/domain/text/language.ts";
import { instant, timeZone } from "../../../server/domain/values/instant.ts";
import { sentBy } from "../test-markup.ts";
import { render } from "../test-render.tsx";
import { ConnectionTroubleNotice, isRepairedByConsent } from "./connection-trouble-notice.tsx";

const berlin = timeZone("Europe/Berlin");
const until = instant("2026-03-03T14:00:00Z");
const trouble = {
  reason: "refresh_refused",
  since: instant("2026-03-01T10:00:00Z"),
  isDead: false,
  worksUntil: until,
} as const;

function notice(changes: Partial<Parameters<typeof ConnectionTroubleNotice>[0]> = {}) {
  return render(
    <ConnectionTroubleNotice trouble={trouble} kind="oauth" canUseOAuth zone={berlin} {...changes} />,
  );
}

test.each(["unauthorized", "forbidden", "refresh_refused", "refresh_lost"] as const)(
  "it says what is wrong: %s",
  (reason) => {
    expect(notice({ trouble: { ...trouble, reason } }).text).toContain(
      builderConnectionTrouble.english[reason],
    );
  },
);

test("while bookings go on, it says until when, in the builder's own zone", () => {
  const page = notice();
  expect(page.text).toContain(formatDayAndTime(until, berlin, ENGLISH));
  expect(page.text).toContain("Berlin time");
  expect(page.has("div", { "data-tone": "warn" })).toBe(true);
});

test("once it is dead, it says what clients see, and that bookings stand", () => {
  const page = notice({ trouble: { ...trouble, isDead: true } });
  expect(page.text).toMatch(/not taking bookings/);
  expect(page.text).toMatch(/bookings stay valid/);
  expect(page.text).not.toContain(formatDayAndTime(until, berlin, ENGLISH));
  expect(page.has("div", { "data-tone": "bad" })).toBe(true);
});

describe("the way to repair it", () => {
  test("is one button where the builder agreed at Calendly, and works without scripts", () => {
    const form = notice().one("form");
    expect(form.get("method")).toBe("post");
    expect(sentBy(form, form.one("button"))).toEqual({ intent: "consent" });
  });

  test.each([
    ["personal_token", true],
    ["personal_token", false],
    ["oauth", false],
  ] as const)("leads to the field of the token: %s, OAuth set up: %s", (kind, canUseOAuth) => {
    const page = notice({ kind, canUseOAuth });
    expect(page.has("form")).toBe(false);
    expect(page.one("a").get("href")).toBe("#accessToken");
    expect(isRepairedByConsent(kind, canUseOAuth)).toBe(false);
  });
});
