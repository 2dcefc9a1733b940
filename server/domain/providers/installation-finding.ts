import type { AppVersion } from "../values/app-version.ts";
import type { SitePolicyKind } from "../site-policy/site-policy.ts";
import type { Instant } from "../values/instant.ts";
import type { BrokenReason } from "./connection-state.ts";
import type { WrongClock } from "./clock-difference.ts";

/** What may be wrong with an installation, by its code, with what its words name. */
interface FindingValues {
  readonly migration_pending: { readonly pending: readonly string[] };
  readonly database_too_new: {
    readonly unknown: readonly string[];
    /** The oldest version of the app that the database takes; null when none is known. */
    readonly needed: AppVersion | null;
    readonly appVersion: AppVersion;
    /** The last migration that this version knows. */
    readonly lastKnown: string;
  };
  /** It was restored from a backup of that time, and not released yet. */
  readonly held_back: { readonly takenAt: Instant };
  /** Nobody has published it. */
  readonly policy_missing: { readonly policy: SitePolicyKind };
  readonly time_zones_outdated: { readonly known: string; readonly needed: string };
  readonly mail_refused: { readonly reason: string };
  readonly mail_login_refused: { readonly status: number };
  readonly stripe_refuses_the_key: {
    readonly why: "unknown" | "expired" | "not_permitted";
    /** What a restricted key lacks, by Stripe's name; null when that is not it, or Stripe has not named it. */
    readonly permission: string | null;
  };
  /** It is a good key, and not of the account that took the newest payments. */
  readonly stripe_account_differs: object;
  readonly stripe_unreachable: { readonly reason: string };
  readonly stripe_endpoint_missing: {
    readonly url: string;
    readonly apiVersion: string;
    readonly events: readonly string[];
  };
  readonly stripe_endpoint_disabled: object;
  readonly stripe_event_missing: { readonly events: readonly string[] };
  readonly stripe_version_differs: { readonly theirs: string; readonly ours: string };
  /** The first is 1. */
  readonly stripe_secret_wrong: { readonly number: number };
  readonly stripe_deliveries_fail: { readonly count: number; readonly isAtLeast: boolean };
  /** `host` is null for the server that checks. */
  readonly clock_skewed: Pick<WrongClock, "provider" | "seconds"> & { readonly host: string | null };
  /** `status` is null when nothing answered. */
  readonly endpoint_closed: { readonly url: string; readonly status: number | null };
  readonly token_revoked: object;
  /** Calendly does not take this installation's OAuth app for what it says it is. */
  readonly calendly_app_refused: object;
  /** Empty when Calendly has not named them. */
  readonly scope_missing: { readonly scopes: readonly string[] };
  readonly connection_broken: { readonly reason: BrokenReason | null };
  readonly connection_unreadable: { readonly connectionId: string; readonly reason: string };
  /** `reason` is null when there was an answer that could not be used. */
  readonly calendly_unreachable: { readonly reason: string | null };
  readonly subscription_missing: object;
  readonly subscription_disabled: object;
  readonly subscription_elsewhere: { readonly origin: string; readonly appUrl: string };
  readonly subscription_incomplete: object;
  readonly calendly_key_wrong: object;
  readonly calendly_deliveries_fail: { readonly since: Instant };
}

export type FindingCode = keyof FindingValues;

/** One thing that is wrong with an installation. Holds no token, key or address of a person. */
export type Finding = {
  readonly [Code in FindingCode]: {
    readonly code: Code;
    /** Whose it is, a builder's slug; null when it is everybody's. */
    readonly about: string | null;
  } & FindingValues[Code];
}[FindingCode];
