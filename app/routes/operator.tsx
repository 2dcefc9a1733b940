import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "../components/page/page-error.tsx";
import { Room } from "../components/page/room.tsx";
import { confirmPath, signInPath } from "../safe-next-path.ts";

export const meta: MetaFunction = () => [
  { title: "Operations · BuildAppsWith" },
  { name: "robots", content: "noindex" },
];

export function headers() {
  return { "cache-control": "private, no-store" };
}

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  const { pathname } = new URL(request.url);
  if (actor.kind === "nobody") return redirect(signInPath(pathname));
  if (actor.confirmed === null) return redirect(confirmPath(pathname));
  return { mayEnter: actor.kind === "operator", zone: actor.signIn?.timeZone ?? null };
}

const PAGES = [
  { to: "/operator", label: "Overview", end: true },
  { to: "/operator/bookings", label: "Bookings", end: false },
  { to: "/operator/failed-jobs", label: "Failed jobs", end: false },
  { to: "/operator/reconciliation", label: "Reconciliation", end: false },
  { to: "/operator/second-factor", label: "Second factor", end: false },
] as const;

/** The operator's pages, with the navigation between them. */
export default function OperatorLayout() {
  const { mayEnter } = useLoaderData<typeof loader>();
  return <Room label="Operations" pages={PAGES} mayEnter={mayEnter} />;
}

export function ErrorBoundary() {
  return <PageError about="operations" />;
}
