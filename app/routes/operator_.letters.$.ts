import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/**
 * The address of failed jobs in the release before: bookmarks, mails and open pages still use it. Redirects with the rest of the path and the query.
 * 308: a form of an open page is sent to the new address as it is.
 */
function toFailedJobs({ request, params }: LoaderFunctionArgs) {
  const { search } = new URL(request.url);
  const rest = params["*"] ?? "";
  return redirect(`/operator/failed-jobs${rest === "" ? "" : `/${rest}`}${search}`, 308);
}

export const loader = toFailedJobs;
export const action = toFailedJobs;
