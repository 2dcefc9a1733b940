import type { ProblemCode } from "./problem.ts";

/** The published contract as people read it: what its document says, in the order and the depth of a page. Its words are the document's, in English. */
export interface ContractDescription {
  readonly version: string;
  /** Where the document itself is. */
  readonly documentPath: string;
  readonly groups: readonly OperationGroup[];
  readonly sentEvent: SentEventDescription;
  /** What operations take and answer with, by name; each stands once. */
  readonly objects: readonly ObjectDescription[];
}

/** Operations on the same thing. */
export interface OperationGroup {
  readonly name: string;
  readonly operations: readonly OperationDescription[];
}

export interface OperationDescription {
  /** Its name in the document and in clients made from it. */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  /** What a key needs. */
  readonly scope: string | null;
  readonly inPath: readonly FieldDescription[];
  readonly inQuery: readonly FieldDescription[];
  readonly inBody: readonly FieldDescription[];
  /** Whether a request can be named, so that it is carried out once. */
  readonly takesIdempotencyKey: boolean;
  readonly status: string;
  /** The name of an object, or a type written as TypeScript does. */
  readonly answer: string;
  /** The nos of this operation, beside those that every request may get. */
  readonly refusals: readonly ProblemCode[];
  /** A command that asks for it; null for what providers send, who sign it. */
  readonly request: string | null;
  /** An answer, where it is no object with an example of its own. */
  readonly answerExample: string | null;
}

/** What is sent to webhook endpoints. */
export interface SentEventDescription {
  readonly description: string;
  readonly headers: readonly FieldDescription[];
  /** The name of the object in its body. */
  readonly body: string;
}

export interface ObjectDescription {
  readonly name: string;
  readonly description: string | null;
  readonly fields: readonly FieldDescription[];
  /** As it may look, as JSON. */
  readonly example: string;
}

export interface FieldDescription {
  /** With what it stands in: `time.startsAt`, `payments[].amount`. */
  readonly name: string;
  /** As TypeScript writes types: `string`, `Money | null`, `"a" | "b"`, `Booking[]`. */
  readonly type: string;
  readonly isRequired: boolean;
  /** With names of the contract between backticks. */
  readonly description: string | null;
}
