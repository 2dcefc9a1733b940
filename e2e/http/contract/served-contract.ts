import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { API_SCOPES, type ApiScope } from "../../../server/domain/values/api-key.ts";
import { invariant } from "../../../server/domain/values/invariant.ts";
import type { BuiltApp } from "../../kit/built-app.ts";

/** One operation of the document that the app serves. */
export interface ServedOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** What a key must be allowed; null where no key is asked for. */
  readonly scope: ApiScope | null;
}

/** The document that the app serves, and whether what is sent and answered is as it says. */
export interface ServedContract {
  readonly document: object;
  readonly operations: readonly ServedOperation[];
  operation(id: string): ServedOperation;
  /** The body of an answer. Throws unless the document describes its status, its content type and each of its fields. */
  readAnswer(operationId: string, response: Response): Promise<unknown>;
  /** What is wrong with a request's body, by the document. */
  complaintsAbout(operationId: string, body: unknown): readonly string[];
  /** The same of what is sent to webhook endpoints. */
  complaintsAboutEvent(body: unknown): readonly string[];
}

/** Clients are told that answers may get further fields; a field that the document does not know is a fault of ours all the same. */
function closed(_key: string, value: unknown): unknown {
  const isObject = typeof value === "object" && value !== null && "properties" in value;
  const isSchema = isObject && "type" in value && value.type === "object";
  return isSchema && !("additionalProperties" in value) ? { ...value, additionalProperties: false } : value;
}

interface Described {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}

interface OperationObject {
  readonly operationId: string;
  readonly "x-scope"?: string;
  readonly requestBody?: Described & { readonly required?: boolean };
  readonly responses: Readonly<Record<string, Described>>;
}

interface Document {
  readonly webhooks: { readonly event: { readonly post: OperationObject } };
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
  readonly paths: Readonly<Record<string, Readonly<Record<string, OperationObject>>>>;
}

const SCHEMAS = "contract";

/** Reads the document where everybody reads it. */
export async function readServedContract(app: BuiltApp): Promise<ServedContract> {
  const response = await fetch(`${app.demo.appUrl}/api/openapi.json`);
  invariant(response.status === 200, `the document is not served: ${response.status}`);
  const document = (await response.json()) as Document;
  // Its schemas know each other by their place in the document: here they have a place of their own.
  const { paths, webhooks, components } = JSON.parse(
    JSON.stringify(document).replaceAll("#/components/schemas/", `${SCHEMAS}#/$defs/`),
    closed,
  ) as Document;
  const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, allErrors: true });
  addFormats(ajv);
  // Says something to readers, and nothing about what holds.
  ajv.addVocabulary(["example"]);
  ajv.addSchema({ $defs: components.schemas }, SCHEMAS);
  const validators = new Map<object, ValidateFunction>();

  const found = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const byId = new Map(found.map((one) => [one.operation.operationId, one]));
  invariant(byId.size === found.length, "each operation has a name of its own");
  const operations = found.map(({ path, method, operation }) => ({
    id: operation.operationId,
    method: method.toUpperCase(),
    path,
    scope: API_SCOPES.find((scope) => scope === operation["x-scope"]) ?? null,
  }));

  function foundOperation(id: string) {
    const one = byId.get(id);
    invariant(one !== undefined, `the document has no operation ${id}`);
    return one.operation;
  }

  /** What Ajv says against a value, by a schema of the document. */
  function complaints(schema: object, value: unknown): readonly string[] {
    const validate = validators.get(schema) ?? ajv.compile(schema);
    validators.set(schema, validate);
    if (validate(value)) return [];
    return (validate.errors ?? []).map(
      ({ instancePath, message, params }) => `${instancePath} ${message ?? ""} ${JSON.stringify(params)}`,
    );
  }

  function complaintsAboutBody({ requestBody }: OperationObject, body: unknown): readonly string[] {
    const schema = requestBody?.content?.["application/json"]?.schema;
    if (schema === undefined) return body === undefined ? [] : ["there is no body"];
    return body === undefined && requestBody?.required !== true ? [] : complaints(schema, body);
  }

  return {
    document,
    operations,
    operation(id) {
      const one = operations.find((operation) => operation.id === id);
      invariant(one !== undefined, `the document has no operation ${id}`);
      return one;
    },
    async readAnswer(id, answer) {
      const operation = foundOperation(id);
      const text = await answer.text();
      const status = String(answer.status);
      const said = `${id} answered ${status} ${text.slice(0, 2000)}`;
      const described = operation.responses[status];
      invariant(described !== undefined, `the document has no such status: ${said}`);
      const type = answer.headers.get("content-type") ?? "none";
      if (described.content === undefined) {
        invariant(text === "", `the document has no body there: ${said}`);
        return null;
      }
      const schema = described.content[type]?.schema;
      invariant(schema !== undefined, `the document does not have ${type} there: ${said}`);
      const body: unknown = JSON.parse(text);
      const wrong = complaints(schema, body);
      invariant(wrong.length === 0, `${said} is not as the document has it: ${wrong.join("; ")}`);
      return body;
    },
    complaintsAbout: (id, body) => complaintsAboutBody(foundOperation(id), body),
    complaintsAboutEvent: (body) => complaintsAboutBody(webhooks.event.post, body),
  };
}
