/** Instants as Calendly writes them: `2020-01-02T03:04:05.678123Z`, always UTC, always six digits of a second. */
export function formatInstant(unixMs: number, microseconds = 0): string {
  return `${new Date(unixMs).toISOString().slice(0, -1)}${String(microseconds).padStart(3, "0")}Z`;
}

/** The short form that scheduling URLs and `data-start-time` carry: `2020-01-02T20:00:00Z`. */
export function formatSecond(unixMs: number): string {
  return `${new Date(unixMs).toISOString().slice(0, 19)}Z`;
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/;

/** Unix milliseconds of an ISO 8601 instant that names its offset, or null when the text is not one. */
export function parseInstant(text: string): number | null {
  if (!INSTANT.test(text)) return null;
  const unixMs = Date.parse(text);
  return Number.isNaN(unixMs) ? null : unixMs;
}
