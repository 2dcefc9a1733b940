import { NavLink } from "@remix-run/react";

/** The way between the pages of one room: a builder's, an operator's. */
export function RoomNav({
  label,
  pages,
}: {
  readonly label: string;
  readonly pages: readonly {
    readonly to: string;
    readonly label: string;
    /** Whether the pages below this address are others than it. */
    readonly end: boolean;
  }[];
}) {
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
