import { expect, test } from "vitest";
import { addMinutes, instant, timeZone } from "../../../server/domain/values/instant.ts";
import { money } from "../../../server/domain/values/money.ts";
import { render } from "../test-render.tsx";
import { SessionsOfDay } from "./sessions-of-day.tsx";

const NOW = instant("2026-04-10T14:00:00.000Z");
const AT = { now: NOW, zone: timeZone("America/New_York") };

type Session = Parameters<typeof SessionsOfDay>[0]["sessions"][number];

function sessionIn(minutes: number, joinUrl: string | null): Session {
  const startsAt = addMinutes(NOW, minutes);
  return {
    id: "bkg_00000000000000000000000001",
    sessionTypeName: "Architecture review",
    clientName: "Casey Client",
    price: money(15_000, "USD"),
    time: {
      startsAt,
      endsAt: addMinutes(startsAt, 60),
      calendlyEventId: "e",
      calendlyEventUri: "https://api.calendly.com/scheduled_events/e",
      calendlyInviteeUri: "https://api.calendly.com/scheduled_events/e/invitees/i",
    },
    joinUrl,
  };
}

const CALL = "https://zoom.example/j/1";

test("a session has its hour first, and leads to its booking", () => {
  const page = render(<SessionsOfDay sessions={[sessionIn(180, null)]} {...AT} />);
  expect(page.text).toContain("13:00");
  expect(page.text).toContain("until 14:00 · $150.00");
  expect(page.one("a").get("href")).toBe("/builder/bookings/bkg_00000000000000000000000001");
});

test("today’s can be joined, and the one that is about to begin is what most came for", () => {
  const sessions = [sessionIn(14, CALL), sessionIn(180, CALL)];
  const page = render(<SessionsOfDay sessions={sessions} {...AT} canJoin />);
  const [soon, later] = page.all("a", { href: CALL });
  expect(soon?.text).toBe("Join Architecture review with Casey Client");
  expect(soon?.get("class")).toMatch(/^button /);
  expect(later?.get("class")).toMatch(/^button-quiet /);
});

test("a session of another day, or a link that is none of the web’s, is not joined", () => {
  expect(render(<SessionsOfDay sessions={[sessionIn(180, CALL)]} {...AT} />).all("a")).toHaveLength(1);
  const bad = [sessionIn(14, "javascript:alert(1)")];
  expect(render(<SessionsOfDay sessions={bad} {...AT} canJoin />).all("a")).toHaveLength(1);
});
