import { NavLink, Outlet } from "@remix-run/react";

interface RoomPage {
  readonly to: string;
  readonly label: string;
  /** Whether only this exact address counts, and no page below it. */
  readonly end: boolean;
}

/** The layout of the builder's or the operator's pages: the navigation between them, for whoever may see them. */
export function Room({
  label,
  pages,
  mayEnter,
}: {
  readonly label: string;
  readonly pages: readonly RoomPage[];
  readonly mayEnter: boolean;
}) {
  return (
    <>
      {mayEnter && <Ways label={label} pages={pages} />}
      <Outlet />
    </>
  );
}

function Ways({ label, pages }: { readonly label: string; readonly pages: readonly RoomPage[] }) {
  return (
    <nav aria-label={label} className="mb-8 border-b border-line">
      <ul className="flex flex-wrap gap-x-6">
        {pages.map(({ to, label: words, end }) => (
          <li key={to}>
            <NavLink
              to={to}
              end={end}
              prefetch="intent"
              className={({ isActive }) =>
                `-mb-px flex min-h-11 items-center border-b-2 whitespace-nowrap ${
                  isActive ? "border-accent-ink font-semibold" : "border-transparent text-soft hover:text-ink"
                }`
              }
            >
              {words}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
