import { createHash } from "node:crypto";
import { LRUCache } from "lru-cache";
import type { LinkCard, LinkCards } from "../../ports/link-cards.ts";
import { createTurnstile } from "../turnstile.ts";
import { drawLinkCard } from "./draw-link-card.ts";

/** Raised whenever cards are drawn otherwise, so that their addresses change. */
const DRAWING = 2;
/** 16 MB: some hundreds of cards. */
const KEPT_BYTES_MAX = 16 * 1024 * 1024;
/** One is some 50 ms of a core: one at a time, and few that wait; whoever comes then asks again. */
const TURNS = { work: "link cards", atOnceMax: 1, waitingMax: 20, retryAfterSeconds: 2 };

/** Cards as they were drawn, in memory; each is drawn once, however many ask for it at the same time. */
export function createKeptLinkCards(draw: (card: LinkCard) => Promise<Uint8Array> = drawLinkCard): LinkCards {
  const turnstile = createTurnstile(TURNS);
  const kept = new LRUCache<string, Uint8Array>({
    maxSize: KEPT_BYTES_MAX,
    sizeCalculation: (bytes) => bytes.byteLength,
  });
  const drawing = new Map<string, Promise<Uint8Array>>();

  async function drawAndKeep(etag: string, card: LinkCard): Promise<Uint8Array> {
    try {
      const bytes = await turnstile.run(() => draw(card));
      kept.set(etag, bytes);
      return bytes;
    } finally {
      drawing.delete(etag);
    }
  }

  return {
    etagOf,
    async draw(card) {
      const etag = etagOf(card);
      const known = kept.get(etag);
      if (known !== undefined) return known;
      const drawn = drawing.get(etag) ?? drawAndKeep(etag, card);
      drawing.set(etag, drawn);
      return drawn;
    },
  };
}

function etagOf({ portrait, ...said }: LinkCard): string {
  const { kind, title, line, siteName, address, accentColor } = said;
  const seen = [DRAWING, kind, title, line, siteName, address, accentColor, portrait?.etag ?? null];
  return createHash("sha256").update(JSON.stringify(seen)).digest("hex").slice(0, 32);
}
