// What a client loads with its first call is here before the tests: those with fake timers do not wait for files.
import "../../src/client/engine.ts";
