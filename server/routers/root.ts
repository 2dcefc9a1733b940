import { createCallerFactory, router } from "../trpc.ts";
import { bookingRouter } from "./booking-router.ts";
import { builderRouter } from "./builder-router.ts";

/** Every procedure there is. The browser imports this type and nothing else. */
export const appRouter = router({
  builder: builderRouter,
  booking: bookingRouter,
});

export type AppRouter = typeof appRouter;

/** Calls procedures from loaders and actions, in process. */
export const createCaller = createCallerFactory(appRouter);
export type AppCaller = ReturnType<typeof createCaller>;
