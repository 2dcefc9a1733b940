import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { format, resolveConfig } from "prettier";
import ts from "typescript";
import { appRouter } from "../server/routers/root.ts";
import type { ProcedureMeta } from "../server/routers/trpc.ts";

const ROUTERS = new URL("../server/routers/", import.meta.url);

const FILE = "docs/api/procedures.md";

const HEAD = `# Procedures

Generated from \`server/routers/\` by \`npm run docs\`.

Loaders and actions call these in process through \`context.caller\`; the browser calls the same ones under \`/api/trpc\`. **Access** says who
may call, **rows** whose data is shown or changed; a procedure that declares neither is closed to everybody. Somebody else's booking
answers \`NOT_FOUND\`, so that nobody learns what exists.
`;

const ACCESS_IN_WORDS = {
  anybody: "anybody",
  booking: "signed in, or by the booking's link",
  signed_in: "signed in",
  operator: "operators, after the second factor",
  operator_money: "operators, second factor in the last 15 minutes",
  operator_session: "operators, before the second factor",
  operator_factors: "operators; whoever has a factor, lately",
  builder: "builders",
  key_owner: "builders, and operators after the second factor",
  contract: "signed in, or by a key with its scope",
} as const satisfies Record<ProcedureMeta["access"], string>;

const ROWS_IN_WORDS = {
  public: "public",
  own: "own",
  all: "all",
} as const satisfies Record<ProcedureMeta["rows"], string>;

/** Every procedure with its docstring, its kind, who may call it and its input's fields, as Markdown. */
export async function generateProcedures(): Promise<string> {
  const docs = docsOfRouters();
  const procedures = Object.entries<unknown>(appRouter._def.procedures).map(([path, procedure]) =>
    describe(path, definitionOf(procedure), docs.get(path) ?? ""),
  );
  const nouns = [...new Set(procedures.map(({ noun }) => noun))];
  const lists = nouns.map((noun) => {
    const items = procedures.filter((procedure) => procedure.noun === noun).map(({ item }) => item);
    return `## ${noun}\n\n${items.join("\n")}\n`;
  });
  const written = [HEAD, ...lists].join("\n");
  return format(written, { ...(await resolveConfig(FILE)), filepath: FILE });
}

interface Definition {
  readonly type: string;
  readonly meta: ProcedureMeta | undefined;
  readonly inputs: readonly unknown[];
}

/** tRPC keeps what a procedure was built from on the procedure itself. */
function definitionOf(procedure: unknown): Definition {
  return (procedure as { _def: Definition })._def;
}

function describe(path: string, { type, meta, inputs }: Definition, doc: string) {
  const access = meta === undefined ? "nobody" : ACCESS_IN_WORDS[meta.access];
  const rows = meta === undefined ? "none" : ROWS_IN_WORDS[meta.rows];
  const fields = inputs.flatMap(fieldsOf).map((field) => `\`${field}\``);
  const input = fields.length === 0 ? [] : [`Input: ${fields.join(", ")}`];
  const details = [`${type}; ${access}; ${rows} rows`, ...input].join(". ");
  return { noun: path.split(".")[0] ?? path, item: `- **\`${path}\`** (${details}): ${doc}` };
}

function fieldsOf(schema: unknown): string[] {
  if (typeof schema !== "object" || schema === null || !("shape" in schema)) return [];
  return Object.keys(schema.shape as Record<string, unknown>);
}

/** `booking.cancel` → its docstring, from the router's source. */
function docsOfRouters(): Map<string, string> {
  const sources = readdirSync(ROUTERS)
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .map((name) =>
      ts.createSourceFile(name, readFileSync(new URL(name, ROUTERS), "utf8"), ts.ScriptTarget.Latest, true),
    );
  const routers = new Map(sources.flatMap(routersIn));
  const docs = new Map<string, string>();
  for (const property of routers.get("appRouter")?.properties ?? []) {
    if (!ts.isPropertyAssignment(property)) continue;
    const noun = property.name.getText();
    for (const procedure of routers.get(property.initializer.getText())?.properties ?? [])
      docs.set(`${noun}.${procedure.name?.getText() ?? ""}`, docOf(procedure));
  }
  return docs;
}

/** `const bookingRouter = router({…})` → the name and the object. */
function routersIn(source: ts.SourceFile): [string, ts.ObjectLiteralExpression][] {
  return source.statements.filter(ts.isVariableStatement).flatMap((statement) =>
    statement.declarationList.declarations.flatMap(
      ({ name, initializer }): [string, ts.ObjectLiteralExpression][] => {
        if (initializer === undefined || !ts.isCallExpression(initializer)) return [];
        const [argument] = initializer.arguments;
        return argument !== undefined && ts.isObjectLiteralExpression(argument)
          ? [[name.getText(), argument]]
          : [];
      },
    ),
  );
}

function docOf(node: ts.Node): string {
  const text = ts.getJSDocCommentsAndTags(node).map((doc) => ts.getTextOfJSDocComment(doc.comment) ?? "");
  return text.join(" ").replace(/\s+/g, " ").trim();
}

if (import.meta.filename === process.argv[1]) writeFileSync(FILE, await generateProcedures());
