import type { builderOwnPage as english } from "../../en/builder/own-page.ts";
import type { Translation } from "../../translation.ts";

export const builderOwnPage = {
  title: "So sehen Gäste Ihre Seite",
  opened: "Gäste drücken auf „Buchen“; bei sich selbst können Sie nicht buchen.",
  unopened: "Niemand sonst kann sie öffnen, bevor Sie ein Angebot veröffentlichen.",
  open: "Öffentliche Seite öffnen",
  editProfile: "Profil bearbeiten",
  editSessionTypes: "Angebote bearbeiten",
} satisfies Translation<typeof english>;
