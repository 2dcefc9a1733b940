/** Calendly's ids: UUIDs today, short tokens in older accounts. Nothing that could leave its place in a path. */
const ID = "[A-Za-z0-9-]{1,64}";

/** The two ids of an invitee's URI; null unless it is exactly such a URI under the API's own base. */
export function parseInviteeUri(uri: string, apiUrl: string): { eventId: string; inviteeId: string } | null {
  const path = pathUnder(uri, apiUrl);
  const match = path === null ? null : new RegExp(`^/scheduled_events/(${ID})/invitees/(${ID})$`).exec(path);
  const [, eventId, inviteeId] = match ?? [];
  return eventId === undefined || inviteeId === undefined ? null : { eventId, inviteeId };
}

/** The id of a scheduled event's URI; null unless it is exactly such a URI under the API's own base. */
export function parseScheduledEventUri(uri: string, apiUrl: string): string | null {
  const path = pathUnder(uri, apiUrl);
  return (path === null ? null : new RegExp(`^/scheduled_events/(${ID})$`).exec(path)?.[1]) ?? null;
}

/** Whether the text may stand as one id in a path. */
export function isCalendlyId(text: string): boolean {
  return new RegExp(`^${ID}$`).test(text);
}

function pathUnder(uri: string, apiUrl: string): string | null {
  return uri.startsWith(`${apiUrl}/`) ? uri.slice(apiUrl.length) : null;
}
