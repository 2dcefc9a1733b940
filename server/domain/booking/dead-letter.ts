import type { Money } from "../values/money.ts";
import type { Effect, EffectType, NotificationKind } from "./booking-effect.ts";

/** What an effect was for, without the rest of its content. */
export type DeadEffect =
  | { readonly kind: "openCheckout" | "requestRefund"; readonly amount: Money }
  | {
      readonly kind: "tell";
      readonly audience: "client" | "builder";
      readonly notification: NotificationKind;
    }
  | { readonly kind: Exclude<EffectType, "openCheckout" | "requestRefund" | "tell"> }
  /** It cannot be read: `type` as stored, perhaps of a newer version. */
  | { readonly kind: "unreadable"; readonly type: string };

/** What a dead letter was for: an effect, or a provider's delivery, which belongs to no booking. */
export type DeadLetter =
  | DeadEffect
  | {
      readonly kind: "delivery";
      readonly source: "calendly" | "stripe";
      /** In the provider's own name. */
      readonly eventType: string;
    };

/** What an effect that is a dead letter was for; `effect` is null when it cannot be read. */
export function deadEffectOf({
  type,
  effect,
}: {
  readonly type: string;
  readonly effect: Effect | null;
}): DeadEffect {
  switch (effect?.type) {
    case undefined:
      return { kind: "unreadable", type };
    case "openCheckout":
      return { kind: effect.type, amount: effect.params.price };
    case "requestRefund":
      return { kind: effect.type, amount: effect.params.amount };
    case "tell":
      return { kind: effect.type, audience: effect.params.audience, notification: effect.params.news };
    case "createSchedulingLink":
    case "expireCheckout":
    case "releaseTime":
    case "declineInvitee":
    case "remindToPay":
    case "inviteToReview":
    case "remindOfSession":
      return { kind: effect.type };
  }
}
