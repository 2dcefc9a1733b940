import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

/** The sign-in library's own addresses. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return context.handleAuth(request);
}

export function action({ context, request }: ActionFunctionArgs) {
  return context.handleAuth(request);
}
