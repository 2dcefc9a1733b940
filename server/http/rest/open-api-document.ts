import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { PROBLEM_STATUS, type ProblemCode } from "../../domain/contract/problem.ts";
import { problem } from "../../domain/contract/problem.schema.ts";
import { publishedEvent } from "../../domain/contract/published-event.schema.ts";
import { problems } from "../../domain/text/en/developers/problems.ts";
import { API_SCOPES } from "../../domain/values/api-key.ts";
import { OPERATIONS, type Operation } from "./operations.ts";
import { definitionOf } from "./procedure-definitions.ts";
import { PROBLEM_TYPE } from "./problem-answer.ts";

/** Where it is published. */
export const DOCUMENT_PATH = "/api/openapi.json";

/** Of the contract as a whole: its first number changes when something is taken away or means something else. */
const CONTRACT_VERSION = "1.0.0";

type Document = ReturnType<typeof createDocument>;

/** The problems that any operation may answer with. */
const COMMON: readonly ProblemCode[] = [
  "malformed_body",
  "unauthenticated",
  "forbidden",
  "scope_missing",
  "second_factor_needed",
  "foreign_origin",
  "not_found",
  "method_not_allowed",
  "body_too_long",
  "invalid_input",
  "too_many_requests",
  "internal_error",
  "unavailable",
];
const OF_WRITES: readonly ProblemCode[] = ["idempotency_key_in_use", "idempotency_key_reused"];

let made: Document | null = null;

/** What the library adds to the name of what is answered, where the same is also in a request. */
const SECOND_NAME = "Output";

/** The OpenAPI 3.1 document of the contract, as the code has it: from the operations and their procedures' own schemas. */
export function openApiDocument(): Document {
  made ??= withAnswersThatMayGrow(
    withOneNameEach(
      createDocument({
        openapi: "3.1.0",
        info: {
          title: "BuildAppsWith Booking",
          version: CONTRACT_VERSION,
          description:
            "Bookings from the choice of a time to the payment and back. Show an API key as `Authorization: Bearer …`; pages of this site may use their session.",
        },
        // From where the document is read.
        servers: [{ url: "/" }],
        security: [{ apiKey: [] }, { session: [] }],
        components: {
          securitySchemes: {
            apiKey: {
              type: "http",
              scheme: "bearer",
              description: `An API key. Scopes: ${API_SCOPES.join(", ")}.`,
            },
            session: {
              type: "apiKey",
              in: "cookie",
              name: "buildappswith.session_token",
              description: "A person’s session, for pages of this site alone.",
            },
          },
        },
        paths: { ...pathsOf(OPERATIONS), ...DELIVERIES },
        webhooks: { event: { post: EVENT } },
      }),
    ),
  );
  return made;
}

/** Answers may get further fields: a client that checks them by the document is not to break then. What is sent to us is as it says, and no more. */
function withAnswersThatMayGrow(document: Document): Document {
  const grows = (value: unknown, at: string): unknown => {
    if (at === "requestBody" || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value)) return value.map((one: unknown) => grows(one, ""));
    const fields = Object.entries(value).filter(
      ([key, one]) => key !== "additionalProperties" || one !== false,
    );
    return Object.fromEntries(fields.map(([key, one]) => [key, grows(one, key)]));
  };
  return grows(document, "") as Document;
}

/**
 * What is sent to endpoints and what is answered are one object with one name; the library, which takes everything in a request for something that is
 * checked as it comes in, writes a second one without the rule that there is nothing else in it.
 */
function withOneNameEach(document: Document): Document {
  const schemas = { ...document.components?.schemas };
  let written = JSON.stringify(document);
  for (const twice of Object.keys(schemas).filter((name) => name.endsWith(SECOND_NAME))) {
    const name = twice.slice(0, -SECOND_NAME.length);
    written = written.replaceAll(`"#/components/schemas/${twice}"`, `"#/components/schemas/${name}"`);
  }
  const renamed = JSON.parse(written) as Document;
  const all = renamed.components?.schemas ?? {};
  const once = Object.entries(all).filter(([name]) => !name.endsWith(SECOND_NAME));
  const kept = once.map(([name, schema]) => [name, all[`${name}${SECOND_NAME}`] ?? schema] as const);
  return { ...renamed, components: { ...renamed.components, schemas: Object.fromEntries(kept) } };
}

function pathsOf(operations: readonly Operation[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const operation of operations)
    (paths[operation.path] ??= {})[operation.method.toLowerCase()] = operationObjectOf(operation);
  return paths;
}

function operationObjectOf(operation: Operation): ZodOpenApiOperationObject {
  const { input, meta, type } = definitionOf(operation);
  const inPath = new Set([...operation.path.matchAll(/\{(\w+)\}/g)].map(([, field = ""]) => field));
  const pathFields = Object.entries(input).filter(([field]) => inPath.has(field));
  const otherFields = Object.entries(input).filter(([field]) => !inPath.has(field));
  const others = z.strictObject(Object.fromEntries(otherFields));
  const hasBody = operation.method === "POST" && otherFields.length > 0;
  const idempotencyKey = z.object({
    "idempotency-key": z.string().optional().meta({
      description:
        "Names this request: sent again within 24 h under the same name it is answered alike, and carried out once.",
    }),
  });
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    "x-scope": meta.scope,
    requestParams: {
      ...(pathFields.length === 0 ? {} : { path: z.object(Object.fromEntries(pathFields)) }),
      ...(operation.method !== "POST" && otherFields.length > 0 ? { query: others } : {}),
      ...(type === "mutation" ? { header: idempotencyKey } : {}),
    },
    ...(hasBody
      ? {
          requestBody: {
            required: otherFields.some(([, schema]) => !schema.safeParse(undefined).success),
            content: { "application/json": { schema: others } },
          },
        }
      : {}),
    responses: {
      [operation.status]: {
        description: operation.summary,
        content: { "application/json": { schema: operation.answer } },
      },
      ...problemResponses([...COMMON, ...(type === "mutation" ? OF_WRITES : []), ...operation.refusals]),
    },
  };
}

function problemResponses(codes: readonly ProblemCode[]) {
  const statuses = [...new Set(codes.map((code) => PROBLEM_STATUS[code]))].sort();
  return Object.fromEntries(
    statuses.map((status) => {
      const lines = codes
        .filter((code) => PROBLEM_STATUS[code] === status)
        .map((code) => `\`${code}\`: ${problems.english[code]}`);
      return [
        String(status),
        { description: lines.join("\n"), content: { [PROBLEM_TYPE]: { schema: problem } } },
      ];
    }),
  );
}

/** What we send to webhook endpoints. */
const EVENT: ZodOpenApiOperationObject = {
  operationId: "receiveEvent",
  tags: ["Events"],
  summary: "An event is sent to a webhook endpoint",
  description:
    "Signed by Standard Webhooks. Answer with any 2xx within 10 seconds; everything else is sent again, with the same `webhook-id`, for three days.",
  security: [],
  requestParams: {
    header: z.object({
      "webhook-id": z.string().meta({ description: "The event’s id: the same each time that it is sent." }),
      "webhook-timestamp": z.string().meta({ description: "Seconds since 1970, when it was sent." }),
      "webhook-signature": z.string().meta({
        description: "`v1,` and the signature over id, timestamp and body; one for each secret that holds.",
      }),
    }),
  },
  requestBody: { content: { "application/json": { schema: publishedEvent } } },
  responses: { "2XX": { description: "Received." } },
};

const received = z.object({ message: z.string() }).meta({ id: "Received" });

/** What providers send us: described for whoever runs the site, and called by nobody else. */
const DELIVERIES: ZodOpenApiPathsObject = {
  "/api/webhooks/calendly": {
    post: {
      operationId: "receiveCalendlyWebhook",
      tags: ["Providers’ webhooks"],
      summary: "A delivery of Calendly’s",
      description:
        "Signed with the key of one builder’s connection, over the raw body. Stored once and answered; what it says is read again from Calendly.",
      security: [],
      requestParams: {
        header: z.object({ "calendly-webhook-signature": z.string() }),
        query: z.object({ connection: z.string(), key: z.string().optional() }),
      },
      requestBody: { content: { "application/json": { schema: z.looseObject({}) } } },
      responses: deliveryResponses({
        401: "The signature does not hold.",
        404: "There is no such connection.",
      }),
    },
  },
  "/api/webhooks/stripe": {
    post: {
      operationId: "receiveStripeWebhook",
      tags: ["Providers’ webhooks"],
      summary: "A delivery of Stripe’s",
      description:
        "Signed with the endpoint’s secret, over the raw body. Stored once and answered; what it says is read again from Stripe.",
      security: [],
      requestParams: { header: z.object({ "stripe-signature": z.string() }) },
      requestBody: { content: { "application/json": { schema: z.looseObject({}) } } },
      responses: deliveryResponses({ 400: "The signature does not hold." }),
    },
  },
};

function deliveryResponses(refused: Readonly<Record<number, string>>) {
  const answers = { 200: "Received, or known already.", ...refused };
  return Object.fromEntries(
    Object.entries(answers).map(([status, description]) => [
      status,
      { description, content: { "application/json": { schema: received } } },
    ]),
  );
}
