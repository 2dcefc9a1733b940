import { TRPCError } from "@trpc/server";
import { expect, test } from "vitest";
import { ProviderError } from "../server/domain/provider-error.ts";
import { isProviderError, throwAsPage } from "./trpc-errors.ts";

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

test("a bug stays a bug", () => {
  const bug = new Error("x");
  expect(thrownBy(bug)).toBe(bug);
});

test("a provider that does not answer is told from a bug, also through the procedure", () => {
  const cause = new ProviderError({
    provider: "stripe",
    operation: "x",
    retryable: true,
    status: null,
    reason: "x",
  });
  expect(isProviderError(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause }))).toBe(true);
  expect(isProviderError(new TRPCError({ code: "INTERNAL_SERVER_ERROR", cause: new Error("x") }))).toBe(
    false,
  );
});
