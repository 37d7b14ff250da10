/**
 * Node's own modules, fetched by a call instead of by `import`. An ES import of one reads every one of its exports, also
 * those that are getters: `node:http` then loads all of undici, HTTP/2 and worker threads (40 ms where a call takes 5),
 * `node:crypto` the Web Crypto, `node:process` the standard streams. An `import()` stays as it is: it costs nothing until it
 * is asked, and put into a part of its own such a module would have no named exports.
 */
import { builtinModules } from 'node:module';
import type { Plugin } from 'esbuild';

const BUILTIN = new RegExp(`^(node:.+|${builtinModules.filter((name) => !name.startsWith('_')).join('|')})$`);

export const LAZY_BUILTINS: Plugin = {
  name: 'lazy-builtins',
  setup(build) {
    build.onResolve({ filter: BUILTIN }, ({ path: asked, kind }) => {
      const path = asked.startsWith('node:') ? asked : `node:${asked}`;
      return kind === 'dynamic-import' ? { path, external: true } : { path, namespace: 'builtin' };
    });
    build.onLoad({ filter: /^/, namespace: 'builtin' }, ({ path }) => ({
      contents: `module.exports = process.getBuiltinModule(${JSON.stringify(path)});`,
    }));
  },
};
