import { Form, Link, useLocation } from "@remix-run/react";
import type { ReactNode } from "react";
import { pageShell } from "../../../server/domain/text/en/page-shell.ts";
import { initialsOf } from "../../../server/domain/values/initials-of.ts";
import { rich, useText } from "../../hooks/use-text.tsx";
import { Icon } from "./icon.tsx";

/** One's own pages, in the bar or in the menu. */
export interface OwnPage {
  readonly to: string;
  readonly label: string;
}

/** Who is signed in, with what is theirs: a `<details>`, so that it opens without scripts. It closes when another page has come. */
export function AccountMenu({
  person: { name, email },
  pages,
}: {
  readonly person: { readonly name: string; readonly email: string };
  /** Those that a phone's bar has no room for. */
  readonly pages: readonly OwnPage[];
}) {
  const t = useText(pageShell);
  const { key } = useLocation();
  const hidden = (text: readonly ReactNode[]) => <span className="sr-only">{rich(text)}</span>;
  return (
    <details key={key} className="menu">
      <summary>
        {/* Drawn: a picture beside the name, and no word of it. */}
        <svg aria-hidden="true" focusable="false" viewBox="0 0 32 32" className="size-8 flex-none">
          <circle cx="16" cy="16" r="16" className="fill-accent" />
          <text
            x="16"
            y="16"
            textAnchor="middle"
            dominantBaseline="central"
            fontSize="12"
            fontWeight="650"
            className="fill-on-accent"
          >
            {initialsOf(name)}
          </text>
        </svg>
        <span className="truncate max-sm:sr-only">{rich(t.parts("accountOf", { name, hidden }))}</span>
        <Icon name="down" className="chevron text-soft" />
      </summary>
      <div className="menu-panel">
        <p className="px-3 pt-2 pb-3">
          <span className="block font-semibold wrap-anywhere">{name}</span>
          {email !== name && <span className="label block wrap-anywhere">{email}</span>}
        </p>
        <ul className="border-t border-line pt-2">
          {pages.map(({ to, label }) => (
            <li key={to} className="sm:hidden">
              <Link to={to} className="menu-item">
                <Icon name="arrow" className="text-soft" />
                {label}
              </Link>
            </li>
          ))}
          <li>
            <Link to="/account" className="menu-item">
              <Icon name="settings" className="text-soft" />
              {t("account")}
            </Link>
          </li>
          <li>
            <Form method="post" action="/sign-out">
              <button type="submit" className="menu-item">
                <Icon name="leave" className="text-soft" />
                <span>{rich(t.parts("signOut", { name, hidden }))}</span>
              </button>
            </Form>
          </li>
        </ul>
      </div>
    </details>
  );
}
