/** What `@jest/globals` is to a test file inside a test process: the same runner and the same expectations as jest's. */
export { jestExpect as expect } from '@jest/expect';
export { afterAll, afterEach, beforeAll, beforeEach, describe, it, test } from 'jest-circus';
