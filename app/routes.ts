import { flatRoutes } from "@remix-run/fs-routes";

/** The URL map is the names of the files in `routes/`; tests may stand beside them. */
export default flatRoutes({ ignoredRouteFiles: ["**/*.test.*"] });
