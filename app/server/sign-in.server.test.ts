import type { AppLoadContext } from "@remix-run/node";
import { expect, test } from "vitest";
import { action as signInAction } from "../routes/sign-in.tsx";
import { action as linkAction, loader as linkLoader } from "../routes/sign-in_.link.tsx";

/** A function in place of the sign-in library; everything else is missing. */
function contextWith(answer: (request: Request) => Response) {
  const asked: Request[] = [];
  const handleAuth = (request: Request) => {
    asked.push(request.clone());
    return Promise.resolve(answer(request));
  };
  // The cast stands for what is out of reach: a route that asks the context for more is to fail.
  return { asked, context: { handleAuth, actor: { kind: "nobody" } } as unknown as AppLoadContext };
}

function responseOf(answer: unknown): Response {
  if (!(answer instanceof Response)) throw new Error("The route answered with data, not with a response.");
  return answer;
}

function post(path: string, values: Record<string, string>): Request {
  return new Request(`http://ours.example${path}`, {
    method: "POST",
    body: new URLSearchParams(values),
    headers: { origin: "http://ours.example", cookie: "seen=1" },
  });
}

function signedIn(): Response {
  const headers = new Headers();
  headers.append("set-cookie", "session=a; HttpOnly");
  headers.append("set-cookie", "data=b; HttpOnly");
  return Response.json({}, { headers });
}

const credentials = { intent: "password", email: "ada@example.com", password: "correct-horse" };

test("signing in hands on every cookie and goes where the visitor wanted to go", async () => {
  const { asked, context } = contextWith(signedIn);
  const request = post("/sign-in", { ...credentials, next: "/profile/ada?book=sty_1" });
  const answer = responseOf(await signInAction({ context, request, params: {} }));
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/profile/ada?book=sty_1");
  expect(answer.headers.getSetCookie()).toEqual(["session=a; HttpOnly", "data=b; HttpOnly"]);
  expect(asked[0]?.headers.get("origin")).toBe("http://ours.example");
  expect(await asked[0]?.json()).toEqual({ email: "ada@example.com", password: "correct-horse" });
});

test("signing in never leads to another site", async () => {
  const { context } = contextWith(signedIn);
  const request = post("/sign-in", { ...credentials, next: "//evil.example" });
  const answer = responseOf(await signInAction({ context, request, params: {} }));
  expect(answer.headers.get("location")).toBe("/welcome");
});

test("a wrong password keeps the address and says nothing of which of the two was wrong", async () => {
  const { context } = contextWith(() =>
    Response.json({ code: "INVALID_EMAIL_OR_PASSWORD" }, { status: 401 }),
  );
  const answer = await signInAction({ context, request: post("/sign-in", credentials), params: {} });
  expect(answer).toMatchObject({
    data: {
      email: "ada@example.com",
      errors: { form: expect.stringContaining("don’t match") as string },
    },
  });
});

test.each([
  [429, "600", "in 10 minutes"],
  [503, "5", "in a few seconds"],
])(
  "whoever has to wait (%i) is told how long, by the page and by its headers, and what they typed is kept",
  async (status, retryAfter, words) => {
    const { context } = contextWith(
      () => new Response(null, { status, headers: { "retry-after": retryAfter } }),
    );
    for (const intent of ["password", "link"]) {
      const request = post("/sign-in", { ...credentials, intent });
      const answer = await signInAction({ context, request, params: {} });
      expect(answer).toMatchObject({
        data: { email: "ada@example.com", errors: { form: expect.stringContaining(words) as string } },
        init: { status, headers: { "retry-after": retryAfter } },
      });
    }
  },
);

test("opening a mailed link uses nothing up; pressing the button does", async () => {
  const { asked, context } = contextWith(signedIn);
  const url = "http://ours.example/sign-in/link?token=abc&next=%2Fbookings";
  expect(linkLoader({ context, request: new Request(url), params: {} })).toEqual({
    token: "abc",
    next: "/bookings",
    isNew: false,
  });
  expect(asked).toHaveLength(0);
  const request = post("/sign-in/link", { token: "abc", next: "/bookings" });
  const answer = responseOf(await linkAction({ context, request, params: {} }));
  expect(answer.headers.get("location")).toBe("/bookings");
  expect(new URL(asked[0]?.url ?? "").searchParams.get("token")).toBe("abc");
});

test("a used link is refused in words", async () => {
  const { context } = contextWith(
    () => new Response(null, { status: 302, headers: { location: "/?error=INVALID_TOKEN" } }),
  );
  const request = post("/sign-in/link", { token: "abc" });
  expect(await linkAction({ context, request, params: {} })).toMatchObject({ data: { wait: null } });
});
