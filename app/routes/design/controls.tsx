import { designPage } from "../../../server/domain/text/en/developers/design.ts";
import { FormField } from "../../components/forms/form-field.tsx";
import { SelectField } from "../../components/forms/select-field.tsx";
import { TextArea } from "../../components/forms/text-area.tsx";
import { Notice } from "../../components/page/notice.tsx";
import { StatusPill } from "../../components/page/status-pill.tsx";
import { useText } from "../../hooks/use-text.tsx";
import type { SampleProps } from "./basics.tsx";

export function Buttons() {
  const t = useText(designPage);
  return (
    <div className="space-y-5">
      <p className="flex flex-wrap gap-3">
        <button type="button" className="button">
          {t("main")}
        </button>
        <button type="button" className="button-quiet">
          {t("quiet")}
        </button>
        <button type="button" className="button-text">
          {t("text")}
        </button>
      </p>
      <p className="flex flex-wrap gap-3">
        <button type="button" className="button" aria-disabled="true">
          {t("busy")}
        </button>
        <button type="button" className="button-quiet" disabled aria-disabled="true">
          {t("off")}
        </button>
      </p>
      <p className="flex flex-wrap gap-3">
        <button type="button" className="button-danger">
          {t("danger")}
        </button>
        <button type="button" className="button-quiet">
          {t("safe")}
        </button>
      </p>
      <p className="week-times">
        <button type="button" className="start">
          09:00
        </button>
        <button type="button" className="start" aria-disabled="true">
          09:30
        </button>
        <button type="button" className="start" disabled>
          10:00
        </button>
      </p>
    </div>
  );
}

const ZONES = ["Europe/Berlin", "Africa/Lagos"] as const;

export function Fields({ prefix }: SampleProps) {
  const t = useText(designPage);
  return (
    <div className="space-y-5">
      <FormField
        name={`${prefix}-name`}
        label={t("name")}
        type="text"
        autoComplete="off"
        hint={t("nameHint")}
        error={undefined}
      />
      <FormField
        name={`${prefix}-email`}
        label={t("email")}
        type="email"
        autoComplete="off"
        defaultValue="casey@"
        error={t("emailError")}
      />
      <SelectField name={`${prefix}-zone`} label={t("zone")} defaultValue={ZONES[0]}>
        {ZONES.map((zone) => (
          <option key={zone} translate="no">
            {zone}
          </option>
        ))}
      </SelectField>
      <TextArea name={`${prefix}-note`} label={t("note")} rows={3} defaultValue="" error={undefined} />
      <label className="flex min-h-11 items-center gap-3">
        <input type="checkbox" name={`${prefix}-agree`} className="size-5 accent-accent" defaultChecked />
        {t("agree")}
      </label>
    </div>
  );
}

const STATUSES = [
  ["good", "check"],
  ["notice", "clock"],
  ["warn", "warning"],
  ["bad", "warning"],
  ["plain", "check"],
] as const;

export function Statuses() {
  const t = useText(designPage);
  return (
    <ul className="flex flex-wrap gap-3">
      {STATUSES.map(([tone, icon]) => (
        <li key={tone}>
          <StatusPill tone={tone} icon={icon}>
            {t(tone)}
          </StatusPill>
        </li>
      ))}
    </ul>
  );
}

export function Notices() {
  const t = useText(designPage);
  return (
    <div className="space-y-3">
      {(["good", "warn", "bad", "plain"] as const).map((tone) => (
        <Notice key={tone} tone={tone}>
          {t(`${tone}Notice`)}
        </Notice>
      ))}
    </div>
  );
}

export function Waits() {
  const t = useText(designPage);
  return (
    <div className="space-y-5">
      <p className="flex items-center gap-3">
        <span className="spinner" aria-hidden="true" />
        {t("waitingFor")}
      </p>
      <div aria-hidden="true" className="card space-y-3 p-5">
        <div className="bone h-5 w-1/2" />
        <div className="bone h-4 w-3/4" />
        <div className="bone h-4 w-2/3" />
      </div>
      <div className="card p-6">
        <p className="subtitle">{t("empty")}</p>
        <p className="mt-2 text-soft">{t("emptyHelp")}</p>
        <p className="mt-5">
          <a href="/" className="button">
            {t("find")}
          </a>
        </p>
      </div>
    </div>
  );
}
