import { redirect, type LoaderFunctionArgs } from "@remix-run/node";

/**
 * Where failed jobs were found in the release before: bookmarks, mails and pages that are still open lead there. What follows the address
 * and what is asked of it goes along. 308: a form that is still open is sent to the new address as it is.
 */
function toFailedJobs({ request, params }: LoaderFunctionArgs) {
  const { search } = new URL(request.url);
  const rest = params["*"] ?? "";
  return redirect(`/operator/failed-jobs${rest === "" ? "" : `/${rest}`}${search}`, 308);
}

export const loader = toFailedJobs;
export const action = toFailedJobs;
