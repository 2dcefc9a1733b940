import type { Operation } from "./operations.ts";

/** What a request's address and method lead to. */
export type FoundOperation =
  | {
      readonly kind: "found";
      readonly operation: Operation;
      readonly pathFields: Readonly<Record<string, string>>;
    }
  | { readonly kind: "other_method"; readonly allowed: readonly string[] }
  | { readonly kind: "unknown" };

export type FindOperation = (method: string, path: string) => FoundOperation;

/** Looks operations up by address and method; HEAD goes wherever GET does. */
export function createOperationFinder(operations: readonly Operation[]): FindOperation {
  const rows = operations.map((operation) => ({ operation, pattern: patternOf(operation.path) }));
  return (method, path) => {
    const wanted = method === "HEAD" ? "GET" : method;
    const atPath = rows.flatMap(({ operation, pattern }) => {
      const match = pattern.exec(path);
      return match === null ? [] : [{ operation, pathFields: { ...match.groups } }];
    });
    const found = atPath.find(({ operation }) => operation.method === wanted);
    if (found !== undefined) return { kind: "found", ...found };
    if (atPath.length === 0) return { kind: "unknown" };
    return { kind: "other_method", allowed: atPath.map(({ operation }) => operation.method) };
  };
}

/** Parts of an address are ids in plain letters: nothing in them needs decoding. */
function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, "(?<$1>[\\w.-]+)")}$`);
}
