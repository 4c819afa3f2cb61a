/**
 * `krea-sdk/mock` for browsers and workerd, where no server can be started. The functions throw an error that says so.
 *
 * @module
 */

import { KreaError } from "../errors/base.ts";

const unavailable = (name: string) => async (): Promise<never> => {
  throw new KreaError(
    `krea-sdk/mock: ${name} needs Node. Start it there (with cors: true for pages), and pass its url to this ` +
      "runtime as baseUrl.",
  );
};

export const startMockServer: typeof import("../mock.ts").startMockServer = unavailable("startMockServer");
export const startRunwareMockServer: typeof import("../mock.ts").startRunwareMockServer =
  unavailable("startRunwareMockServer");
