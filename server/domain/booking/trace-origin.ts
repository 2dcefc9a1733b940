/**
 * Where a step belongs that was not begun within another: `reference` is what began all of it, as a booking's history names it (a request, a
 * delivery, an effect), so that another process finds the same trace without being told.
 */
export interface TraceOrigin {
  readonly reference: string;
  /** Whether the step is the first one, stands beneath the first one, or in a trace that has none. */
  readonly place: "first" | "beneath" | "beside";
}

/** The request itself. */
export function originOfRequest(requestId: string): TraceOrigin {
  return { reference: requestId, place: "first" };
}

/** The request with which a provider brought this delivery. */
export function originOfDelivery(inboxId: number): TraceOrigin {
  return { reference: `inbox:${inboxId}`, place: "first" };
}

/** A booking's step that nothing else brought about. */
export function originOfTransition(bookingId: string, version: number): TraceOrigin {
  return { reference: `${bookingId}:${version}`, place: "first" };
}

/** Whatever a history's cause names began this. */
export function originOfReference(reference: string): TraceOrigin {
  const isFirst = /^(req_|inbox:\d+$|bkg_[^:]+:\d+$)/.test(reference);
  return { reference, place: isFirst ? "beneath" : "beside" };
}

/** The transition that an effect belongs to, when this is an effect's key; null otherwise. */
export function transitionOfEffect(reference: string): { bookingId: string; version: number } | null {
  const [, bookingId, version] = /^(bkg_[^:]+):(\d+):[^:]+$/.exec(reference) ?? [];
  return bookingId === undefined ? null : { bookingId, version: Number(version) };
}
