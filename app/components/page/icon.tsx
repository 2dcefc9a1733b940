/**
 * From Lucide 1.62.0 (ISC License, Lucide Icons and Contributors), each drawing's shapes in one path: on a 24 × 24 grid, stroked with the colour of the
 * text around them. A new one comes from the same set.
 */
const PATHS = {
  arrow: "M5 12h14M12 5l7 7-7 7",
  back: "M9 14 4 9l5-5M4 9h10.5a5.5 5.5 0 0 1 5.5 5.5a5.5 5.5 0 0 1-5.5 5.5H11",
  calendar: "M8 2v3M16 2v3M5 3h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2h-14a2 2 0 0 1-2-2v-14a2 2 0 0 1 2-2zM3 9h18",
  card: "M4 5h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-16a2 2 0 0 1-2-2v-10a2 2 0 0 1 2-2zM2 10L22 10M6 14h2",
  check: "M20 6 9 17l-5-5",
  chevron: "M9 18l6-6-6-6",
  clock: "M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20M12 6v6l4 2",
  cross: "M18 6 6 18M6 6l12 12",
  down: "M6 9l6 6 6-6",
  fall: "M16 17h6v-6M22 17l-8.5-8.5-5 5L2 7",
  grip: "M9 11a1 1 0 1 0 0 2a1 1 0 1 0 0-2M9 4a1 1 0 1 0 0 2a1 1 0 1 0 0-2M9 18a1 1 0 1 0 0 2a1 1 0 1 0 0-2M15 11a1 1 0 1 0 0 2a1 1 0 1 0 0-2M15 4a1 1 0 1 0 0 2a1 1 0 1 0 0-2M15 18a1 1 0 1 0 0 2a1 1 0 1 0 0-2",
  info: "M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20M12 16v-4M12 8h.01",
  leave: "M16 17l5-5-5-5M21 12H9M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4",
  link: "M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71",
  mail: "M22 7l-8.991 5.727a2 2 0 0 1-2.009 0L2 7M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2h-16a2 2 0 0 1-2-2v-12a2 2 0 0 1 2-2z",
  pencil:
    "M21.174 6.812a1 1 0 0 0-3.986-3.987L3.842 16.174a2 2 0 0 0-.5.83l-1.321 4.352a.5.5 0 0 0 .623.622l4.353-1.32a2 2 0 0 0 .83-.497zM15 5l4 4",
  person: "M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M12 3a4 4 0 1 0 0 8a4 4 0 1 0 0-8",
  phone:
    "M13.832 16.568a1 1 0 0 0 1.213-.303l.355-.465A2 2 0 0 1 17 15h3a2 2 0 0 1 2 2v3a2 2 0 0 1-2 2A18 18 0 0 1 2 4a2 2 0 0 1 2-2h3a2 2 0 0 1 2 2v3a2 2 0 0 1-.8 1.6l-.468.351a1 1 0 0 0-.292 1.233 14 14 0 0 0 6.392 6.384",
  rise: "M16 7h6v6M22 7l-8.5 8.5-5-5L2 17",
  settings:
    "M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915M12 9a3 3 0 1 0 0 6a3 3 0 1 0 0-6",
  warning: "M21.73 18l-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01",
} as const;

/** They point the way of reading: from right to left, they are mirrored. */
const POINTING: ReadonlySet<string> = new Set<IconName>(["arrow", "back", "chevron"]);

export type IconName = keyof typeof PATHS;

/** All of them, in the order of their names. */
export const ICON_NAMES = Object.keys(PATHS) as readonly IconName[];

/** A small picture beside words that say the same, and so hidden from screen readers. */
export function Icon({ name, className = "" }: { readonly name: IconName; readonly className?: string }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 24 24"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={`flex-none ${className}`}
    >
      <path d={PATHS[name]} className={POINTING.has(name) ? "pointing" : undefined} />
    </svg>
  );
}
