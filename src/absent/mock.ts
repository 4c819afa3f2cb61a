/**
 * `krea-sdk/mock` where no server can be started: in browsers and on workerd. It says so when it is called.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";

export const startMockServer: typeof import("../mock.ts").startMockServer = async () => {
  throw new KreaError(
    "krea-sdk/mock: startMockServer needs Node. Start it there (with cors: true for pages), and give this runtime its url " +
      "as baseUrl.",
  );
};
