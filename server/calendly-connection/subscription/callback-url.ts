import { CALENDLY_WEBHOOK_PATH } from "../../domain/providers/calendly-subscription.ts";
import type { CalendlyConnectionId } from "../../domain/values/ids.ts";

/** Each connection and each key has its own address, so that one builder's key never signs for another. */
export function callbackUrlOf(appUrl: string, connectionId: CalendlyConnectionId, keyNumber: number): string {
  return `${appUrl}${CALENDLY_WEBHOOK_PATH}?connection=${connectionId}&key=${keyNumber}`;
}

/** The key number in a callback URL of this connection, under whatever origin; null for any other address. */
export function keyNumberOf(callbackUrl: string, connectionId: CalendlyConnectionId): number | null {
  if (!URL.canParse(callbackUrl)) return null;
  const url = new URL(callbackUrl);
  if (url.pathname !== CALENDLY_WEBHOOK_PATH) return null;
  if (url.searchParams.get("connection") !== connectionId) return null;
  const key = url.searchParams.get("key") ?? "";
  return /^\d{1,9}$/.test(key) ? Number(key) : null;
}
