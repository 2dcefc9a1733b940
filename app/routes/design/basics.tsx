import { designPage } from "../../../server/domain/text/en/developers/design.ts";
import { Icon, ICON_NAMES } from "../../components/page/icon.tsx";
import { useText } from "../../hooks/use-text.tsx";

/** What each sample is told: begins every id in it, because it is shown once in light and once in dark. */
export interface SampleProps {
  readonly prefix: string;
}

/** Whole class names: the stylesheet has those that stand in the source. */
const SWATCHES = [
  ["paper", "bg-paper text-ink"],
  ["sunken", "bg-sunken text-ink"],
  ["card", "bg-card text-ink"],
  ["raised", "bg-raised text-ink"],
  ["soft", "bg-card text-soft"],
  ["accent", "bg-accent text-on-accent"],
  ["accent-ink", "bg-card text-accent-ink"],
  ["accent-tint", "bg-accent-tint text-ink"],
  ["good", "bg-good-tint text-good"],
  ["notice", "bg-notice-tint text-notice"],
  ["warn", "bg-warn-tint text-warn"],
  ["bad", "bg-bad-tint text-bad"],
  ["plain", "bg-plain-tint text-soft"],
  ["danger", "bg-danger text-on-danger"],
] as const;

export function Colors() {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(7rem,100%),1fr))] gap-3">
      {SWATCHES.map(([name, look]) => (
        <li
          key={name}
          translate="no"
          className={`flex min-h-16 items-end rounded-control border border-line p-3 text-sm font-semibold ${look}`}
        >
          {name}
        </li>
      ))}
    </ul>
  );
}

const CODE = "bkg_01JD2M7S0V";

export function TypeScale() {
  const t = useText(designPage);
  return (
    <div className="space-y-4">
      <p className="display">{t("display")}</p>
      <p className="title">{t("heading")}</p>
      <p className="subtitle">{t("subheading")}</p>
      <p className="section">{t("sectionName")}</p>
      <p>{t("body")}</p>
      <p className="text-soft">{t("body")}</p>
      <p className="label">{t("caption")}</p>
      <p>
        <code translate="no" className="code">
          {CODE}
        </code>
      </p>
    </div>
  );
}

export function Icons() {
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(5rem,100%),1fr))] gap-3">
      {ICON_NAMES.map((name) => (
        <li key={name} translate="no" className="flex flex-col items-center gap-1.5 text-sm text-soft">
          <Icon name={name} className="text-ink" />
          {name}
        </li>
      ))}
    </ul>
  );
}

const HEIGHTS = [
  ["sunken", "rounded-card border border-line bg-sunken"],
  ["card", "card"],
  ["raised", "rounded-card border border-line bg-raised shadow-raised"],
  ["control", "rounded-control border border-edge"],
] as const;

export function Heights() {
  return (
    <ul
      className="grid grid-cols-[repeat(auto-fill,minmax(min(9rem,100%),1fr))] gap-5 text-sm"
      translate="no"
    >
      {HEIGHTS.map(([name, look]) => (
        <li key={name} className={`p-4 ${look}`}>
          {name}
        </li>
      ))}
    </ul>
  );
}
