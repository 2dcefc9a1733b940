import type { Hono } from "hono";
import { notFound, permissionDenied } from "./api-errors.ts";
import { renderUser } from "../resources/account-resource.ts";
import type { CalendlyState } from "../state/calendly-state.ts";
import { endpoint, noBody, noQuery } from "./endpoint.ts";

/** `GET /users/me` and `GET /users/{uuid}`. */
export function addAccountRoutes(api: Hono, state: CalendlyState): void {
  const definition = { scopes: ["users:read"], query: noQuery, body: noBody } as const;
  api.get(
    "/users/me",
    endpoint(state, definition, ({ caller }) => ({
      status: 200,
      body: { resource: renderUser(state, caller) },
    })),
  );
  api.get(
    "/users/:uuid",
    endpoint(state, definition, ({ caller, param }) => {
      const account = state.accounts.get(param("uuid"));
      if (!account) throw notFound();
      if (account.uuid !== caller.uuid) throw permissionDenied();
      return { status: 200, body: { resource: renderUser(state, account) } };
    }),
  );
}
