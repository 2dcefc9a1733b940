import { STREAM_EVENTS } from "../../domain/booking/booking-stream.ts";

/*
 * Server-sent events as they go over the wire: https://html.spec.whatwg.org/multipage/server-sent-events.html
 */

/** A change: the id is what a browser sends back as `Last-Event-ID` when it comes again. */
export function versionText(version: number): string {
  return `id: ${version}\ndata: ${version}\n\n`;
}

/** A comment, for whoever stands between, and an event, for the page, which sees no comments. */
export function aliveText(): string {
  return `: alive\nevent: ${STREAM_EVENTS.alive}\ndata: alive\n\n`;
}

export function replacedText(): string {
  return `event: ${STREAM_EVENTS.replaced}\ndata: replaced\n\n`;
}

/** How long the browser waits, whatever ends the stream, before it comes again. */
export function retryText(ms: number): string {
  return `retry: ${ms}\n\n`;
}
