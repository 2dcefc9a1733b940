import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";

/** What other software reads of the contract. */
export function loader({ context, request }: LoaderFunctionArgs) {
  return context.handleRest(request);
}

/** What other software changes. */
export function action({ context, request }: ActionFunctionArgs) {
  return context.handleRest(request);
}
