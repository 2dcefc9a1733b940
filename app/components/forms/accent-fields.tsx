import { useState } from "react";
import { accentColorsOf } from "../../../server/domain/offer/accent-colors.ts";
import { accentFields } from "../../../server/domain/text/en/builder/accent-fields.ts";
import { useText } from "../../hooks/use-text.tsx";

/** The site's own color: the default. */
const SITE_COLOR = "#3a4590";

/** The color of a builder's own pages. We adjust it for contrast, whatever is chosen. */
export function AccentFields({
  accentColor,
  error,
}: {
  readonly accentColor: string | null;
  readonly error: string | undefined;
}) {
  const t = useText(accentFields);
  const [isOwn, setOwn] = useState(accentColor !== null);
  const [color, setColor] = useState(accentColor ?? SITE_COLOR);
  const colors = accentColorsOf(isOwn ? color : SITE_COLOR);
  return (
    <fieldset>
      <legend className="mb-1.5 font-medium">{t("title")}</legend>
      <label className="flex min-h-11 items-center gap-3">
        <input
          type="radio"
          name="color"
          value="site"
          checked={!isOwn}
          onChange={() => setOwn(false)}
          className="size-4.5 flex-none accent-accent"
        />
        {t("site")}
      </label>
      <div className="flex flex-wrap items-center gap-x-4">
        <label className="flex min-h-11 items-center gap-3">
          <input
            type="radio"
            name="color"
            value="own"
            checked={isOwn}
            onChange={() => setOwn(true)}
            className="size-4.5 flex-none accent-accent"
          />
          {t("own")}
        </label>
        <input
          type="color"
          id="accentColor"
          name="accentColor"
          value={color}
          onChange={(event) => {
            setColor(event.target.value);
            setOwn(true);
          }}
          aria-label={t("color")}
          aria-describedby={error === undefined ? undefined : "accent-error"}
          className="h-11 w-16 cursor-pointer rounded-lg border border-edge bg-card p-1"
        />
        {colors !== null && (
          // SVG, because the Content-Security-Policy refuses style attributes.
          <svg role="img" aria-label={t("sample")} width="152" height="36">
            {[colors.light, colors.dark].map(({ fill, onFill }, at) => (
              <g key={at} transform={`translate(${at * 78} 0)`}>
                <rect width="72" height="36" rx="10" fill={fill} />
                <text x="36" y="23" textAnchor="middle" fontSize="14" fontWeight="600" fill={onFill}>
                  {t("button")}
                </text>
              </g>
            ))}
          </svg>
        )}
      </div>
      {error !== undefined && (
        <p id="accent-error" role="alert" className="mt-1.5 text-[0.9375rem] text-bad">
          {error}
        </p>
      )}
      <p className="label mt-1.5">{t("use")}</p>
    </fieldset>
  );
}
