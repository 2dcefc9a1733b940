import { afterEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { parsed } from "./expect-answer.ts";
import { startCalendly, type RunningCalendly } from "./start-calendly.ts";
import { SEED } from "./state/seed-accounts.ts";
import { localClock, localDay } from "./state/time-zone.ts";

const DAY_MS = 86_400_000;
const userSchema = z.object({ resource: z.object({ uri: z.string(), timezone: z.string() }) });
const eventTypesSchema = z.object({ collection: z.array(z.object({ uri: z.string() })) });
const timesSchema = z.object({ collection: z.array(z.object({ start_time: z.string() })) });

let calendly: RunningCalendly | undefined;
afterEach(async () => {
  await calendly?.close();
  vi.useRealTimers();
});

test.each([
  ["a Monday morning in Tokyo", "2026-11-30T00:30:00Z"],
  ["a Monday evening in New York", "2026-11-30T23:30:00Z"],
  ["a Saturday", "2026-12-05T07:00:00Z"],
  ["a Sunday before noon", "2026-12-06T11:59:00Z"],
  ["a Sunday after noon", "2026-12-06T12:01:00Z"],
])("on %s the first free time of every builder is the first of a Monday", async (_, now) => {
  vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
  const started = await startCalendly();
  calendly = started;
  for (const { token } of Object.values(SEED)) {
    const { resource: user } = parsed(userSchema, await started.api("GET", "/users/me", { token }));
    const listed = await started.api("GET", "/event_types", {
      token,
      query: { user: user.uri, active: "true" },
    });
    const from = started.kernel.clock.now().getTime() + 60_000;
    const { collection: eventTypes } = parsed(eventTypesSchema, listed);
    expect(eventTypes).not.toEqual([]);
    for (const { uri } of eventTypes) {
      const query = {
        event_type: uri,
        start_time: new Date(from).toISOString(),
        end_time: new Date(from + 6 * DAY_MS).toISOString(),
      };
      const answer = await started.api("GET", "/event_type_available_times", { token, query });
      const [first] = parsed(timesSchema, answer).collection;
      const startMs = Date.parse(first?.start_time ?? "");
      expect([localDay(startMs, user.timezone).slice(0, 6), localClock(startMs, user.timezone)]).toEqual([
        "Monday",
        "09:00",
      ]);
    }
  }
});
