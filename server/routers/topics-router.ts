import { z } from "zod";
import { countBuildersOfTopics, listRetiredTopics, listTopics } from "../../db/search/topics.ts";
import { isTopicSlug, TOPIC_CHARACTERS_MAX } from "../domain/search/topic.ts";
import { lacking } from "../domain/values/field-problem.ts";
import { addTopic, moveTopic, renameTopic, restoreTopic, retireTopic } from "../search/edit-topics.ts";
import { typedLine } from "./procedure-inputs.ts";
import { operatorProcedure, router } from "./trpc.ts";

const slug = z.string().refine(isTopicSlug);
const name = typedLine(TOPIC_CHARACTERS_MAX).refine((typed) => typed !== "", lacking("no_name"));

/** The list of topics that builders choose from. Each answers with why it was refused, if it was. */
export const topicsRouter = router({
  /** All topics, in their order, and those that were retired, latest first, each with how many builders have it. */
  list: operatorProcedure.query(async ({ ctx }) => {
    const db = ctx.deps.database.kysely;
    const builders = await countBuildersOfTopics(db);
    const counted = <T extends { readonly slug: string }>(topic: T) => ({
      ...topic,
      builders: builders.get(topic.slug) ?? 0,
    });
    return {
      topics: (await listTopics(db)).map(counted),
      retired: (await listRetiredTopics(db)).map(counted),
    };
  }),

  /** Adds one at the end of the list. */
  add: operatorProcedure
    .input(z.object({ name }))
    .mutation(({ ctx, input }) => addTopic(ctx.deps, input.name)),

  /** Its address stays what it was. */
  rename: operatorProcedure
    .input(z.object({ slug, name }))
    .mutation(({ ctx, input }) => renameTopic(ctx.deps, input.slug, input.name)),

  /** One place up or down; at the end it stays where it is. */
  move: operatorProcedure
    .input(z.object({ slug, direction: z.enum(["up", "down"]) }))
    .mutation(({ ctx, input }) => moveTopic(ctx.deps, input.slug, input.direction)),

  /** Takes it off the list; its builders get the one in its place, if there is one. */
  retire: operatorProcedure
    .input(z.object({ slug, replacedBy: slug.nullable() }))
    .mutation(({ ctx, input }) => retireTopic(ctx.deps, input.slug, input.replacedBy)),

  /** Puts it back at the end of the list. Safe to call twice. */
  restore: operatorProcedure
    .input(z.object({ slug }))
    .mutation(({ ctx, input }) => restoreTopic(ctx.deps, input.slug)),
});
