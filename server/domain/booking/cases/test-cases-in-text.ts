import { allCases, type TakenCase } from "./test-booking-cases.ts";
import { SUBJECTS, type Subject } from "./test-booking-subjects.ts";

/** The cases as text, so that a change of the machine is read as a difference of lines. For tests. */

const HEAD = `# Every case of the booking machine: a booking, an event → its next state | what is recorded | the effects, or refused.
# Bookings and events stand beside this file (test-booking-subjects.ts, test-booking-events.ts).
# Written by: npx vitest run server/domain/booking/machine/every-case.test.ts -u - then read the difference, line by line.`;

/** The same machine, bookings and events give the same text. */
export function casesInText(): string {
  const cases = allCases();
  const blocks = (Object.keys(SUBJECTS) as Subject[]).map((subject) =>
    [
      `## ${subject} (${SUBJECTS[subject].state})`,
      ...cases
        .filter((one) => one.subject === subject)
        .map(
          ({ eventName, taken }) =>
            `${subject}, ${eventName} → ${taken === null ? "refused" : outcomeOf(taken)}`,
        ),
    ].join("\n"),
  );
  return `${[HEAD, ...blocks].join("\n\n")}\n`;
}

function outcomeOf({ before, after, effects }: TakenCase): string {
  const recorded = changesOf("", before.context, after.context).join(", ");
  const asked = effects
    .map(({ type, params }) => `${type}(${changesOf("", {}, params).join(", ")})`)
    .join(", ");
  return `${after.state} | ${recorded || "-"} | ${asked || "-"}`;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** What differs, by its path; what is new, whole. */
function changesOf(path: string, before: unknown, after: unknown): string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const isWhole = !isRecord(before) || !isRecord(after) || "amountMinor" in after;
  if (isWhole) return [`${path}=${inShort(after)}`];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((key) =>
    changesOf(path === "" ? key : `${path}.${key}`, before[key], after[key]),
  );
}

function inShort(value: unknown): string {
  if (!isRecord(value)) {
    return String(value)
      .replace(/^2026-(.*):00\.000Z$/, "$1")
      .replace("https://api.calendly.example/scheduled_events/", "");
  }
  if ("amountMinor" in value) return `${String(value["amountMinor"])} ${String(value["currency"])}`;
  return `{${Object.entries(value)
    .map(([key, part]) => `${key}: ${inShort(part)}`)
    .join(", ")}}`;
}
