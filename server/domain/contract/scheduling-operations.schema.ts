import { z } from "zod";
import { issueOf } from "../values/field-problem.ts";
import { NAME_CHARACTERS_MAX, textProblemOf, type TextShape } from "../values/typed-text.ts";
import { metadataAsked } from "./caller-metadata.schema.ts";
import { contractBookingId, contractBuilderId } from "./contract-values.schema.ts";

/** 500: with ten answers the link is still one that every server takes. */
const ANSWER_CHARACTERS_MAX = 500;
/** 1,000: a question at Calendly may be a short paragraph. */
const QUESTION_CHARACTERS_MAX = 1_000;
/** 10: as many as Calendly's pages take. */
const ANSWERS_MAX = 10;

/** A text that somebody can see, trimmed. */
const text = (shape: TextShape, charactersMax: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(charactersMax)
    .superRefine((typed, context) => {
      const problem = textProblemOf(typed, shape, charactersMax);
      if (problem !== null) context.addIssue(issueOf(problem));
    });

export const linkAsked = z.strictObject({
  eventTypeId: z
    .string()
    .regex(/^(sty_[0-9a-hjkmnp-tv-z]{26}|[A-Za-z0-9-]{1,64})$/)
    .meta({ description: "The id of the event type at Calendly, or of the session type (`sty_…`)." }),
  inviteeEmail: z
    .email()
    .max(254)
    .meta({ description: "With a client's own session: their own confirmed address." }),
  inviteeName: text("line", NAME_CHARACTERS_MAX),
  customQuestions: z
    .array(
      z.strictObject({
        name: text("lines", QUESTION_CHARACTERS_MAX).meta({
          description: "The question's words, as they stand at Calendly.",
        }),
        value: text("lines", ANSWER_CHARACTERS_MAX),
      }),
    )
    .max(ANSWERS_MAX)
    .default([])
    .meta({ description: "Answers to fill in. What is left out is asked on Calendly's page." }),
  metadata: metadataAsked.default({}),
});

export const schedulingLink = z
  .object({
    schedulingUrl: z.string().meta({
      description:
        "Calendly's page for picking the time, filled in. It works once, and opens for whoever has it.",
    }),
    bookingId: contractBookingId,
  })
  .meta({ id: "SchedulingLink" });

export const bookingToRecord = z.strictObject({
  inviteeUri: z.string().max(500).meta({ description: "The URI of the invitee at Calendly's API." }),
  eventUri: z
    .string()
    .max(500)
    .optional()
    .meta({ description: "Of the invitee's event; where it is given, the two must belong together." }),
  builderId: contractBuilderId.optional().meta({
    description:
      "In whose calendar; asked of operators where no booking holds the invitee yet. A builder's is their own.",
  }),
});
