import { Link, Outlet, useLocation } from "@remix-run/react";

interface RoomPage {
  readonly to: string;
  readonly label: string;
  /** Whether only this exact address counts, and no page below it. */
  readonly end: boolean;
  /** Other addresses whose pages belong to it. */
  readonly also?: readonly string[];
}

/** Pages under one name: it leads to the first, and while one of them is open all of them are shown. */
interface RoomGroup {
  readonly label: string;
  readonly pages: readonly [RoomPage, ...RoomPage[]];
}

/** The layout of the builder's or the operator's pages: the navigation between them, for whoever may see them. */
export function Room({
  label,
  ways,
  mayEnter,
}: {
  readonly label: string;
  readonly ways: readonly (RoomPage | RoomGroup)[];
  readonly mayEnter: boolean;
}) {
  return (
    <>
      {mayEnter && <Ways label={label} ways={ways} />}
      <Outlet />
    </>
  );
}

function Ways({ label, ways }: { readonly label: string; readonly ways: readonly (RoomPage | RoomGroup)[] }) {
  const { pathname } = useLocation();
  const isOpen = ({ to, end, also = [] }: RoomPage) =>
    end
      ? pathname === to
      : [to, ...also].some((path) => pathname === path || pathname.startsWith(`${path}/`));
  const openGroup = ways.find((way): way is RoomGroup => "pages" in way && way.pages.some(isOpen));
  return (
    <nav aria-label={label} className="mb-8">
      <ul className="tabs">
        {ways.map((way) =>
          "pages" in way ? (
            <Way key={way.label} to={way.pages[0].to} current={way === openGroup && "true"}>
              {way.label}
            </Way>
          ) : (
            <Way key={way.to} to={way.to} current={isOpen(way) && "page"}>
              {way.label}
            </Way>
          ),
        )}
      </ul>
      {openGroup !== undefined && (
        <ul aria-label={openGroup.label} className="tabs tabs-inner">
          {openGroup.pages.map((page) => (
            <Way key={page.to} to={page.to} current={isOpen(page) && "page"}>
              {page.label}
            </Way>
          ))}
        </ul>
      )}
    </nav>
  );
}

function Way({
  to,
  current,
  children,
}: {
  readonly to: string;
  /** `page`: the open one, or one above it; `true`: the group of that page. */
  readonly current: "page" | "true" | false;
  readonly children: string;
}) {
  return (
    <li>
      <Link to={to} prefetch="intent" aria-current={current === false ? undefined : current}>
        {children}
      </Link>
    </li>
  );
}
