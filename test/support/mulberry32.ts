export { mulberry32 } from "../../src/mock/random.ts";
