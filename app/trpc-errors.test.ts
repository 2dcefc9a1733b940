import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { z } from "zod";
import { LimitReached } from "../server/domain/values/limit-reached.ts";
import { ProviderError } from "../server/domain/providers/provider-error.ts";
import { ENGLISH } from "../server/domain/text/language.ts";
import { lacking } from "../server/domain/values/field-problem.ts";
import { readPageFailure } from "./page-failure.ts";
import { fieldErrorsOf, isProviderError, throwAsPage } from "./trpc-errors.ts";

const PROVIDER_DOWN = {
  provider: "stripe",
  operation: "x",
  retryable: true,
  status: null,
  reason: "x",
} as const;

function thrownBy(
  error: unknown,
  request = new Request("http://ours.example/bookings/bkg_1?checkout=cs_1"),
): unknown {
  try {
    return throwAsPage(request)(error);
  } catch (thrown) {
    return thrown;
  }
}

test("who is not signed in is sent to sign in and comes back to the same page", () => {
  const thrown = thrownBy(new TRPCError({ code: "UNAUTHORIZED" }));
  expect(thrown).toBeInstanceOf(Response);
  expect((thrown as Response).headers.get("location")).toBe(
    "/sign-in?next=%2Fbookings%2Fbkg_1%3Fcheckout%3Dcs_1",
  );
});

test.each([
  ["NOT_FOUND", 404],
  ["FORBIDDEN", 403],
  ["BAD_REQUEST", 400],
] as const)("%s becomes a page of status %i", (code, status) => {
  expect((thrownBy(new TRPCError({ code })) as Response).status).toBe(status);
});

test("a procedure's bug becomes a page that quotes the request, and tells a form from a look", async () => {
  const headers = { "x-request-id": "req_1" };
  const failed = new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new Error("x") });
  const looked = thrownBy(failed, new Request("http://ours.example/bookings", { headers })) as Response;
  expect([looked.status, readPageFailure(await looked.json())]).toEqual([
    500,
    { requestId: "req_1", wasForm: false, retryAfterSeconds: null, because: null },
  ]);
  const form = new Request("http://ours.example/bookings", { method: "POST", headers });
  const sent = thrownBy(failed, form) as Response;
  expect(readPageFailure(await sent.json())).toEqual({
    requestId: "req_1",
    wasForm: true,
    retryAfterSeconds: null,
    because: null,
  });
});

test("a provider that does not answer becomes a page that says so", () => {
  const cause = new ProviderError(PROVIDER_DOWN);
  expect((thrownBy(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause })) as Response).status).toBe(503);
});

test("what is no procedure's error is thrown on as it is", () => {
  const bug = new Error("x");
  expect(thrownBy(bug)).toBe(bug);
});

test("a provider that does not answer is told from a bug, also through the procedure", () => {
  const cause = new ProviderError(PROVIDER_DOWN);
  expect(isProviderError(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }))).toBe(true);
  expect(isProviderError(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new Error("x") }))).toBe(
    false,
  );
});

test("refused input has its message at its field", () => {
  const cause = z
    .object({ name: z.string().refine((name) => name !== "", lacking("no_name")) })
    .safeParse({ name: "" }).error;
  expect(fieldErrorsOf(new TRPCError({ code: "BAD_REQUEST", cause }), ENGLISH)).toEqual({
    name: "Please enter your name.",
  });
  const { error } = z.object({ price: z.string() }).safeParse({});
  expect(fieldErrorsOf(new TRPCError({ code: "BAD_REQUEST", cause: error }), ENGLISH)).toEqual({
    price: "Please check what you typed here.",
  });
  expect(fieldErrorsOf(new Error("x"), ENGLISH)).toBeNull();
});

test.each([
  ["TOO_MANY_REQUESTS", 429],
  ["SERVICE_UNAVAILABLE", 503],
] as const)("%s becomes a page of status %i that says how long to wait", async (code, status) => {
  const error = new TRPCError({ code, cause: new LimitReached("a rule", 600) });
  const page = thrownBy(error) as Response;
  expect([page.status, page.headers.get("retry-after")]).toEqual([status, "600"]);
  expect(readPageFailure(await page.json())).toMatchObject({ retryAfterSeconds: 600 });
});
