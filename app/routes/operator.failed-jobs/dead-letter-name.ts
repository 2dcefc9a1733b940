import type { EffectKey } from "../../../server/domain/booking/booking-effect.ts";

/** How a form and an address name a dead letter: `effect:bkg_…:4:0` or `delivery:17`. */
export type DeadLetterName = `effect:${EffectKey}` | `delivery:${number}`;

export type DeadLetterReference =
  | { readonly kind: "effect"; readonly effectKey: EffectKey }
  | { readonly kind: "delivery"; readonly inboxId: number };

/** Null when the text is no such name. */
export function parseDeadLetterName(text: string): DeadLetterReference | null {
  const effectKey = /^effect:(bkg_[^:]{1,40}:\d+:.{1,100})$/.exec(text)?.[1];
  if (effectKey !== undefined) return { kind: "effect", effectKey: effectKey as EffectKey };
  const inboxId = /^delivery:([1-9]\d{0,14})$/.exec(text)?.[1];
  return inboxId === undefined ? null : { kind: "delivery", inboxId: Number(inboxId) };
}
