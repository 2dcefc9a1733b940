import { afterEach, expect, test } from "vitest";
import { decode } from "turbo-stream";
import { routesWith } from "../routes/test-routes.ts";
import { APP_URL, startTestShell, testBuild, type TestShell } from "../test-shell.ts";

let shell: TestShell["shell"];
afterEach(() => shell.stop());

/** As the page's script reads an answer. */
async function asScriptReads(text: string): Promise<unknown> {
  const bytes = new Blob([text]).stream() as ReadableStream<Uint8Array>;
  const { value } = await decode(bytes, {
    plugins: [
      (type, ...rest) => {
        if (type === "ErrorResponse") return { value: { data: rest[0], status: rest[1] } };
        return type === "SingleFetchRedirect" ? { value: { goes: rest[0] } } : undefined;
      },
    ],
  });
  return value;
}

async function start(overrides: Parameters<typeof startTestShell>[2]): Promise<TestShell["send"]> {
  const build = testBuild(() => new Response("page"), {
    "routes/echo": { path: "echo", module: { loader: () => null, action: () => null } },
  });
  const test = await startTestShell(build, routesWith(["echo"]), overrides);
  shell = test.shell;
  return test.send;
}

const FORM = {
  method: "POST",
  headers: { origin: APP_URL, "content-type": "application/x-www-form-urlencoded" },
};

test("a form that a page's script sends to a held installation is answered so that the script can say it", async () => {
  const send = await start({ hold: { isFree: () => false, look: () => Promise.resolve(false) } });
  const answer = await send("/echo.data", FORM, "a=b");
  expect([answer.status, answer.headers["retry-after"]]).toEqual([503, "600"]);
  expect(await asScriptReads(answer.text)).toEqual({
    error: {
      status: 503,
      data: {
        requestId: answer.headers["x-request-id"],
        wasForm: true,
        retryAfterSeconds: 600,
        because: "held",
      },
    },
  });
  const withoutScript = await send("/echo", FORM, "a=b");
  expect(withoutScript.text).toContain("We are back soon");
});

test("a form of a page's script beyond the limit is answered so that the script can say how long to wait", async () => {
  const send = await start({ requestsPerMinuteMax: 1 });
  let answer = await send("/echo.data", FORM, "a=b");
  for (let more = 0; more < 20 && answer.status !== 429; more += 1)
    answer = await send("/echo.data", FORM, "a=b");
  expect(answer.status).toBe(429);
  expect(await asScriptReads(answer.text)).toMatchObject({
    error: {
      status: 429,
      data: { wasForm: true, retryAfterSeconds: Number(answer.headers["retry-after"]), because: null },
    },
  });
});

test("a page's data beyond the limit sends the script to the page itself, which says how long to wait", async () => {
  const send = await start({ requestsPerMinuteMax: 1 });
  let answer = await send("/echo.data?after=1&_routes=routes%2Fecho");
  for (let more = 0; more < 20 && answer.status !== 429; more += 1)
    answer = await send("/echo.data?after=1&_routes=routes%2Fecho");
  expect(answer.status).toBe(429);
  expect(await asScriptReads(answer.text)).toMatchObject({
    goes: { redirect: "/echo?after=1", reload: true },
  });
});
