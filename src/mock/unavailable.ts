/**
 * `krea-sdk/mock` where no server can be started: in browsers and on workerd. It says so when it is called.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";

const absent = (name: string) => async (): Promise<never> => {
  throw new KreaError(
    `krea-sdk/mock: ${name} needs Node. Start it there (with cors: true for pages), and give this runtime its url as ` +
      "baseUrl.",
  );
};

export const startMockServer: typeof import("../mock.ts").startMockServer = absent("startMockServer");
export const startRunwareMockServer: typeof import("../mock.ts").startRunwareMockServer =
  absent("startRunwareMockServer");
