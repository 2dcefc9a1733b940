import type { LanguageTag } from "../text/language.ts";
import type { Instant } from "../values/instant.ts";

/** What an operator writes for everybody who uses the site. */
export const SITE_POLICY_KINDS = ["terms", "privacy"] as const;
export type SitePolicyKind = (typeof SITE_POLICY_KINDS)[number];

/** 40,000 characters: some fifteen printed pages, twice what such texts usually take. */
export const SITE_POLICY_CHARACTERS_MAX = 40_000;

/** One version of one of them, as it was published: never changed afterwards. */
export interface SitePolicyVersion {
  readonly kind: SitePolicyKind;
  /** From 1. */
  readonly number: number;
  readonly publishedAt: Instant;
}

/** A version in one language. */
export interface SitePolicyText {
  readonly language: LanguageTag;
  /** Markdown, as the operator wrote it. */
  readonly text: string;
  /** Of the text, as UTF-8, in hex. */
  readonly sha256: string;
}

/** The numbers of the versions that hold now; null for what was never published. */
export type PublishedPolicies = Readonly<Record<SitePolicyKind, number | null>>;

/** Where anybody reads it; of one version where a number is given, else what holds now. */
export function sitePolicyPath(kind: SitePolicyKind, number: number | null = null): string {
  return number === null ? `/${kind}` : `/${kind}?version=${number}`;
}
