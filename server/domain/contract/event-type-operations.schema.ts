import { z } from "zod";
import { eventTypeResource } from "./event-type-resource.schema.ts";

/** What the list of event types takes and answers: as Calendly's own list does. */

/** Where it is asked for: its pages name each other by it. */
export const EVENT_TYPES_PATH = "/api/scheduling/calendly/event-types";

/** Calendly's own. */
const COUNT_MAX = 100;
const COUNT = 20;

export const eventTypesAsked = z.strictObject({
  builder: z.string().min(1).max(100).optional().meta({
    description:
      "The slug of one builder. Clients name one, and get what is on sale there; operators may; builders get their own without it.",
    example: "ada-okafor",
  }),
  count: z.int().min(1).max(COUNT_MAX).default(COUNT).meta({ description: "How many a page has at most." }),
  page_token: z
    .string()
    .max(400)
    .optional()
    .meta({ description: "Which page, as `next_page` and `previous_page` name it. Absent: the first." }),
});

const pageUrl = z.url().nullable();

export const eventTypePage = z
  .object({
    data: z.array(eventTypeResource).meta({
      description:
        "Oldest first: an order in which nothing moves. Sort by `position` to show them as their builder does.",
    }),
    pagination: z.object({
      next_page: pageUrl.meta({
        description: "The address of the next page; null on the last.",
        example: "https://booking.example/api/scheduling/calendly/event-types?page_token=WzIwXQ",
      }),
      previous_page: pageUrl.meta({
        description: "The address of the page before; null on the first.",
        example: null,
      }),
    }),
  })
  .meta({ id: "CalendlyEventTypePage" });
