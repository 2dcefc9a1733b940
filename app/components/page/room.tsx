import { NavLink, Outlet } from "@remix-run/react";

interface RoomPage {
  readonly to: string;
  readonly label: string;
  /** Whether the pages below this address are others than it. */
  readonly end: boolean;
}

/** What stands around the pages of one room, a builder's or an operator's: the way between them, for whoever may enter. */
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
