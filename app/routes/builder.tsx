import { redirect, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PageError } from "../components/page/page-error.tsx";
import { Room } from "../components/page/room.tsx";
import { signInPath } from "../safe-next-path.ts";

export const meta: MetaFunction = () => [
  { title: "Builder · BuildAppsWith" },
  { name: "robots", content: "noindex" },
];

export function headers() {
  return { "cache-control": "private, no-store" };
}

export function loader({ context, request }: LoaderFunctionArgs) {
  const { actor } = context;
  if (actor.kind === "nobody") return redirect(signInPath(new URL(request.url).pathname));
  return { mayEnter: actor.kind === "builder" && actor.builderId !== null };
}

const PAGES = [
  { to: "/builder", label: "Overview", end: true },
  { to: "/builder/session-types", label: "Session types", end: false },
  { to: "/builder/bookings", label: "Bookings", end: false },
  { to: "/builder/connection", label: "Calendly", end: false },
  { to: "/builder/profile", label: "Profile", end: false },
] as const;

/** The builder's pages, with the navigation between them. */
export default function BuilderLayout() {
  const { mayEnter } = useLoaderData<typeof loader>();
  return <Room label="Builder" pages={PAGES} mayEnter={mayEnter} />;
}

export function ErrorBoundary() {
  return <PageError about="builder" />;
}
