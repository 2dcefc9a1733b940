import type { Instant } from "../values/instant.ts";

/** A subject on the operator's list, under which builders are found. */
export interface Topic {
  /** In addresses: made of its first name, and never changed. */
  readonly slug: string;
  readonly name: string;
  /** Since when nobody can choose or look for it; null while it is on the list. */
  readonly retiredAt: Instant | null;
  /** The slug of the topic that builders got in its place; null for none. */
  readonly replacedBy: string | null;
}

/** 40 characters: two or three words, which fit a phone. */
export const TOPIC_CHARACTERS_MAX = 40;
/** 100 on the list: a choice that people still look through. */
export const TOPICS_MAX = 100;
/** 8: what somebody is really asked for. */
export const TOPICS_OF_BUILDER_MAX = 8;

/** 2 to 60 signs: `ai` is one. */
const SLUG = /^(?=.{2,60}$)[a-z0-9]+(-[a-z0-9]+)*$/;

export function isTopicSlug(text: string): boolean {
  return SLUG.test(text);
}
