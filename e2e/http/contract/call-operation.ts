import type { BuiltApp } from "../../kit/built-app.ts";
import type { Request } from "./expected-answers.ts";
import { sendRequest } from "./send-request.ts";
import type { ServedContract } from "./served-contract.ts";

export interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly body: unknown;
}

export type CallOperation = (
  id: string,
  request?: Request,
  more?: Readonly<Record<string, string>>,
) => Promise<Answered>;

/** Calls operations with these headers, and with more where they are given. Throws where an answer is not as the document has it. */
export function callerWith(
  app: BuiltApp,
  contract: ServedContract,
  headers: Readonly<Record<string, string>>,
): CallOperation {
  return async (id, request = {}, more = {}) => {
    const response = await sendRequest(app, contract.operation(id), request, { ...headers, ...more });
    return {
      status: response.status,
      headers: response.headers,
      body: await contract.readAnswer(id, response),
    };
  };
}
