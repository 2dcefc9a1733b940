import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

/** Queries of the browser's tRPC client. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return context.handleTrpc(request);
}

/** Mutations. */
export function action({ context, request }: ActionFunctionArgs) {
  return context.handleTrpc(request);
}
