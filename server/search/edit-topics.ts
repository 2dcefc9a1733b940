import {
  findTopic,
  insertTopic,
  listTopics,
  orderTopics,
  renameTopic as writeName,
  restoreTopic as putBack,
  retireTopic as takeOff,
} from "../../db/search/topics.ts";
import type { Database, Queryable } from "../../db/core/open-database.ts";
import { isUniqueViolation } from "../../db/core/unique-violation.ts";
import { slugFromName } from "../domain/offer/slug.ts";
import { isTopicSlug, TOPICS_MAX } from "../domain/search/topic.ts";
import { foldedWordsOf } from "../domain/search/folded-words.ts";
import type { Clock } from "../ports.ts";

interface TopicDeps {
  readonly database: Database;
  readonly clock: Clock;
}

/** `name_taken`: a topic is called so. `was_retired`: one was, which can be put back. `not_there`: not on the list any more. */
export type TopicRefusal =
  "name_taken" | "was_retired" | "no_letters" | "list_full" | "not_there" | "replaced_by_none";

export type TopicOutcome =
  { readonly ok: true } | { readonly ok: false; readonly refusal: { readonly code: TopicRefusal } };

const DONE = { ok: true } as const;
const refuse = (code: TopicRefusal): TopicOutcome => ({ ok: false, refusal: { code } });

/** The same name to whoever reads it: by its words, without capitals and accents. */
function isSameName(one: string, other: string): boolean {
  return foldedWordsOf(one).join(" ") === foldedWordsOf(other).join(" ");
}

/** Adds a topic at the end of the list; its slug is made of its name. Refuses a name that the list has, or had. */
export async function addTopic(deps: TopicDeps, name: string): Promise<TopicOutcome> {
  if (foldedWordsOf(name).length === 0) return refuse("no_letters");
  try {
    return await deps.database.transact(async (tx) => {
      const topics = await listTopics(tx);
      if (topics.some((topic) => isSameName(topic.name, name))) return refuse("name_taken");
      if (topics.length >= TOPICS_MAX) return refuse("list_full");
      const slug = slugOf(name);
      const known = await findTopic(tx, slug);
      if (known !== null) return refuse(known.retiredAt === null ? "name_taken" : "was_retired");
      await insertTopic(tx, { slug, name }, deps.clock.now());
      return DONE;
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    return refuse("name_taken");
  }
}

/** Of the name's letters; where they have no plain form, of their numbers, so that one name has one slug. */
function slugOf(name: string): string {
  const plain = slugFromName(name);
  if (isTopicSlug(plain)) return plain;
  const numbers = Array.from(foldedWordsOf(name).join(""), (sign) => sign.codePointAt(0)?.toString(36) ?? "");
  return `topic-${numbers.join("")}`.slice(0, 60);
}

/** Calls a topic otherwise; its address stays. Refuses a name that another has. */
export function renameTopic(deps: TopicDeps, slug: string, name: string): Promise<TopicOutcome> {
  return onList(deps, slug, async (tx) => {
    if (foldedWordsOf(name).length === 0) return refuse("no_letters");
    const others = (await listTopics(tx)).filter((topic) => topic.slug !== slug);
    if (others.some((topic) => isSameName(topic.name, name))) return refuse("name_taken");
    await writeName(tx, slug, name);
    return DONE;
  });
}

/** Moves a topic one place up or down; at the end it stays where it is. */
export function moveTopic(deps: TopicDeps, slug: string, direction: "up" | "down"): Promise<TopicOutcome> {
  return onList(deps, slug, async (tx) => {
    const slugs = (await listTopics(tx)).map((topic) => topic.slug);
    const from = slugs.indexOf(slug);
    const to = from + (direction === "up" ? -1 : 1);
    const other = slugs[to];
    if (other === undefined) return DONE;
    slugs[from] = other;
    slugs[to] = slug;
    await orderTopics(tx, slugs);
    return DONE;
  });
}

/**
 * Takes a topic off the list. With another in its place, builders get that one, and its address leads there; without, they keep it unseen, and have
 * it again when it is put back.
 */
export function retireTopic(deps: TopicDeps, slug: string, replacedBy: string | null): Promise<TopicOutcome> {
  return onList(deps, slug, async (tx) => {
    const other = replacedBy === null ? null : await findTopic(tx, replacedBy);
    if (replacedBy !== null && (other === null || other.retiredAt !== null || replacedBy === slug))
      return refuse("replaced_by_none");
    await takeOff(tx, slug, { replacedBy, at: deps.clock.now() });
    return DONE;
  });
}

/** Puts a topic back at the end of the list. Safe to call twice. */
export function restoreTopic(deps: TopicDeps, slug: string): Promise<TopicOutcome> {
  return deps.database.transact(async (tx) => {
    const topic = await findTopic(tx, slug);
    if (topic === null) return refuse("not_there");
    if (topic.retiredAt === null) return DONE;
    const topics = await listTopics(tx);
    if (topics.length >= TOPICS_MAX) return refuse("list_full");
    if (topics.some(({ name }) => isSameName(name, topic.name))) return refuse("name_taken");
    await putBack(tx, slug);
    return DONE;
  });
}

function onList(
  { database }: TopicDeps,
  slug: string,
  work: (tx: Queryable) => Promise<TopicOutcome>,
): Promise<TopicOutcome> {
  return database.transact(async (tx) => {
    const topic = await findTopic(tx, slug);
    if (topic === null || topic.retiredAt !== null) return refuse("not_there");
    return work(tx);
  });
}
