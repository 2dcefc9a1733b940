import { z } from "zod";
import type {
  ContractDescription,
  FieldDescription,
  ObjectDescription,
  OperationDescription,
  OperationGroup,
  SentEventDescription,
} from "../../domain/contract/contract-description.ts";
import { DOCUMENT_PATH, openApiDocument } from "./open-api-document.ts";
import { OPERATIONS } from "./operations.ts";
import { documentSchema, exampleOf, fieldsOf, objectNameOf, typeOf } from "./describe-schema.ts";

/** Of an idempotency key: any text of the caller's own; most programs take a UUID. */
const IDEMPOTENCY_KEY_EXAMPLE = "4f9d8a52-6c1e-4b7a-9a53-0d2f7c8e1b64";

const media = z.object({ schema: documentSchema });
const described = z.object({
  operationId: z.string(),
  tags: z.tuple([z.string()]),
  summary: z.string(),
  description: z.string(),
  "x-scope": z.string().nullable().default(null),
  parameters: z
    .array(
      z.object({
        in: z.enum(["path", "query", "header"]),
        name: z.string(),
        required: z.boolean().default(false),
        schema: documentSchema,
      }),
    )
    .default([]),
  requestBody: z.object({ content: z.object({ "application/json": media }) }).optional(),
  /** Empty where no key is shown: what providers send is signed. */
  security: z.array(z.unknown()).optional(),
  responses: z.record(z.string(), z.object({ content: z.record(z.string(), media).optional() })),
});
const readDocument = z.object({
  info: z.object({ version: z.string() }),
  paths: z.record(z.string(), z.record(z.string(), described)),
  webhooks: z.object({ event: z.object({ post: described }) }),
  components: z.object({ schemas: z.record(z.string(), documentSchema) }),
});
type ReadDocument = z.output<typeof readDocument>;
type Objects = ReadDocument["components"]["schemas"];

let made: ContractDescription | null = null;

/** The published document, shaped for a page. It says nothing that the document does not. */
export function describeContract(): ContractDescription {
  made ??= describe(readDocument.parse(openApiDocument()));
  return made;
}

function describe({ info, paths, webhooks, components: { schemas } }: ReadDocument): ContractDescription {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      tag: operation.tags[0],
      operation: describeOperation(operation, { method: method.toUpperCase(), path }, schemas),
    })),
  );
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  return {
    version: info.version,
    documentPath: DOCUMENT_PATH,
    groups: tags.map((name): OperationGroup => ({
      name,
      operations: operations.filter(({ tag }) => tag === name).map(({ operation }) => operation),
    })),
    sentEvent: describeSentEvent(webhooks.event.post),
    objects: Object.entries(schemas).map(([name, schema]): ObjectDescription => ({
      name,
      description: schema.description ?? null,
      fields: fieldsOf(schema),
      example: asJson(exampleOf(schema, schemas)),
    })),
  };
}

function describeOperation(
  operation: z.output<typeof described>,
  { method, path }: { readonly method: string; readonly path: string },
  objects: Objects,
): OperationDescription {
  const fieldsIn = (place: "path" | "query") => fieldsOfParameters(operation, place);
  const body = operation.requestBody?.content["application/json"].schema;
  const [status = "", response] = Object.entries(operation.responses).find(([code]) => code < "300") ?? [];
  const answer = response?.content?.["application/json"]?.schema ?? {};
  const takesIdempotencyKey = operation.parameters.some(({ name }) => name === "idempotency-key");
  return {
    id: operation.operationId,
    method,
    path,
    summary: operation.summary,
    description: operation.description,
    scope: operation["x-scope"],
    inPath: fieldsIn("path"),
    inQuery: fieldsIn("query"),
    inBody: body === undefined ? [] : fieldsOf(body),
    takesIdempotencyKey,
    status,
    answer: typeOf(answer),
    refusals: OPERATIONS.find(({ id }) => id === operation.operationId)?.refusals ?? [],
    request:
      operation.security === undefined
        ? commandOf({ operation, method, path, objects, takesIdempotencyKey })
        : null,
    answerExample:
      operation.security === undefined && objectNameOf(answer) === null
        ? asJson(exampleOf(answer, objects))
        : null,
  };
}

function describeSentEvent(webhook: z.output<typeof described>): SentEventDescription {
  return {
    description: webhook.description,
    headers: fieldsOfParameters(webhook, "header"),
    body: typeOf(webhook.requestBody?.content["application/json"].schema ?? {}),
  };
}

function fieldsOfParameters(
  { parameters }: z.output<typeof described>,
  place: "path" | "query" | "header",
): FieldDescription[] {
  return parameters
    .filter((parameter) => parameter.in === place)
    .flatMap(({ name, required, schema }) =>
      fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] }),
    );
}

/** The request as curl sends it, with what must be said and what the document gives an example of. */
function commandOf({
  operation: { parameters, requestBody },
  method,
  path,
  objects,
  takesIdempotencyKey,
}: {
  readonly operation: z.output<typeof described>;
  readonly method: string;
  readonly path: string;
  readonly objects: Objects;
  readonly takesIdempotencyKey: boolean;
}): string {
  const address = path.replaceAll(/\{(\w+)\}/g, (_, field: string) => {
    const schema = parameters.find(({ name }) => name === field)?.schema ?? {};
    return String(exampleOf(schema, objects));
  });
  const { properties = {}, required = [] } = requestBody?.content["application/json"].schema ?? {};
  const body = Object.entries(properties)
    .filter(([name, schema]) => required.includes(name) || schema.example !== undefined)
    .map(([name, schema]) => [name, exampleOf(schema, objects)]);
  const sent = JSON.stringify(Object.fromEntries(body), null, 2).replaceAll("'", "’");
  return [
    `curl -sS ${method === "GET" ? "" : `-X ${method} `}"$APP${address}"`,
    '  -H "authorization: Bearer $KEY"',
    ...(requestBody === undefined ? [] : ['  -H "content-type: application/json"']),
    ...(takesIdempotencyKey ? [`  -H "idempotency-key: ${IDEMPOTENCY_KEY_EXAMPLE}"`] : []),
    ...(requestBody === undefined ? [] : [`  -d '${sent}'`]),
  ].join(" \\\n");
}

function asJson(value: unknown): string {
  return JSON.stringify(value, null, 2);
}
