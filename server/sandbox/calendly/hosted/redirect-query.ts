import { mustGet, type CalendlyState, type Invitee, type ScheduledEvent } from "../state/calendly-state.ts";
import { toWallTime, zoneOffsetMs } from "../state/time-zone.ts";

/** `2026-03-10T14:00:00+00:00`, in the invitee's own zone. */
function withOffset(unixMs: number, timeZone: string): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  const wall = toWallTime(unixMs, timeZone);
  const offsetMinutes = Math.round(zoneOffsetMs(unixMs, timeZone) / 60_000);
  const size = Math.abs(offsetMinutes);
  return (
    `${wall.year}-${two(wall.month)}-${two(wall.day)}T${two(wall.hour)}:${two(wall.minute)}:${two(wall.second)}` +
    `${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`
  );
}

/**
 * Where the browser goes after a booking when the host has configured it: unsigned, personal, and with the invitee's id but not
 * the event's. Parameters that the configured address already has are kept.
 */
export function redirectAfterBooking(
  state: CalendlyState,
  redirectUrl: string,
  event: ScheduledEvent,
  invitee: Invitee,
): string {
  const url = new URL(redirectUrl);
  const [firstName = "", ...otherNames] = invitee.name.split(" ");
  const timeZone = invitee.timeZone ?? "UTC";
  const query: Record<string, string> = {
    assigned_to: mustGet(state.accounts, event.hostUuid).name,
    event_type_uuid: event.eventTypeUuid,
    event_type_name: event.name,
    event_start_time: withOffset(event.startMs, timeZone),
    event_end_time: withOffset(event.endMs, timeZone),
    invitee_uuid: invitee.uuid,
    invitee_first_name: invitee.firstName ?? firstName,
    invitee_last_name: invitee.lastName ?? otherNames.join(" "),
    invitee_full_name: invitee.name,
    invitee_email: invitee.email,
    text_reminder_number: invitee.textReminderNumber ?? "",
    guests: event.guests.map(({ email }) => email).join(","),
  };
  for (const { answer, position } of invitee.questionsAndAnswers) query[`answer_${position + 1}`] = answer;
  for (const [name, value] of Object.entries(invitee.tracking)) {
    if (typeof value === "string" && name.startsWith("utm_")) query[name] = value;
  }
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.toString();
}
