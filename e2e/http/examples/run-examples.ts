import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import { childEnv } from "../../../server/env.ts";
import { invariant } from "../../../server/domain/values/invariant.ts";
import { until } from "../../../server/test-until.ts";
import type { BuiltApp } from "../../kit/built-app.ts";
import { pickOnPage } from "../contract/pick-on-page.ts";
import type { ServedContract } from "../contract/served-contract.ts";
import { differences } from "./differences.ts";
import { parseCurl } from "./parse-curl.ts";
import type { ExampleStep } from "./read-examples.ts";

const HAS_CURL = spawnSync("curl", ["--version"]).status === 0;

/**
 * Does what a page says, step by step: by a shell and curl where there is one, else by the command as it is read here. Throws where a request is refused, or
 * its answer is neither as the document has it nor as the page shows it. Answers with how many requests were sent.
 */
export async function runExamples(
  app: BuiltApp,
  contract: ServedContract,
  steps: readonly ExampleStep[],
  key: string,
): Promise<number> {
  const variables = new Map([
    ["APP", app.demo.appUrl],
    ["KEY", key],
  ]);
  let schedulingUrl = "";
  let checkoutId = "";
  let sent = 0;

  async function send(command: string): Promise<{ readonly method: string; readonly body: unknown }> {
    const request = parseCurl(command, variables);
    const response = HAS_CURL ? await sendByShell(command, variables) : await sendByFetch(request);
    const { pathname } = new URL(request.url);
    const operation = contract.operations.find(
      ({ method, path }) =>
        method === request.method && new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(pathname),
    );
    invariant(operation !== undefined, `the document has no ${request.method} ${pathname}`);
    const { status } = response;
    const body = await contract.readAnswer(operation.id, response);
    invariant(status < 300, `${command} was refused: ${JSON.stringify(body)}`);
    return { method: request.method, body };
  }

  for (const step of steps) {
    if (step.kind === "person") {
      if (step.does === "pays") await app.sandbox.pay(checkoutId);
      else await pickOnPage(schedulingUrl, await app.sandbox.now());
      // A reader goes on when the page says that it is known.
      await app.untilQuiet();
      continue;
    }
    sent += 1;
    const { command, shown, names } = step;
    let { method, body } = await send(command);
    const check = () => {
      const found = shown === null ? [] : differences(shown, body);
      invariant(found.length === 0, `${command}\n${found.join("\n")}\n${JSON.stringify(body)}`);
    };
    // What people do at the providers is known a moment later.
    if (method === "GET")
      body = await until(async () => {
        ({ method, body } = await send(command));
        check();
        for (const { at } of names) valueAt(body, at);
        return body;
      });
    else check();
    for (const { name, at } of names) variables.set(name, valueAt(body, at));
    const { schedulingUrl: page, sessionId } = {
      schedulingUrl,
      sessionId: checkoutId,
      ...Object(body),
    } as Record<string, string>;
    schedulingUrl = page ?? "";
    checkoutId = sessionId ?? "";
  }
  return sent;
}

function valueAt(body: unknown, at: readonly string[]): string {
  const value = at.reduce<unknown>(partOf, body);
  invariant(typeof value === "string", `nothing to name at .${at.join(".")} of ${JSON.stringify(body)}`);
  return value;
}

/** A field; of a list, the entry of this number or slug. */
function partOf(whole: unknown, name: string): unknown {
  if (Array.isArray(whole) && !/^\d+$/.test(name))
    return (whole as readonly { readonly slug?: string }[]).find(({ slug }) => slug === name);
  return typeof whole === "object" && whole !== null ? (whole as Record<string, unknown>)[name] : undefined;
}

async function sendByShell(command: string, variables: ReadonlyMap<string, string>): Promise<Response> {
  const script = `curl() { command curl -w '\\n%{http_code} %{content_type}' "$@"; }\n${command}`;
  const { stdout } = await promisify(execFile)("sh", ["-euc", script], {
    env: childEnv(Object.fromEntries(variables)),
  });
  const end = stdout.lastIndexOf("\n");
  const [status = "", type = ""] = stdout.slice(end + 1).split(" ");
  return new Response(stdout.slice(0, end), { status: Number(status), headers: { "content-type": type } });
}

function sendByFetch({ method, url, headers, body }: ReturnType<typeof parseCurl>): Promise<Response> {
  return fetch(url, { method, headers, body });
}
