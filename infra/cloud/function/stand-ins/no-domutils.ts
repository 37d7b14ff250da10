/** Takes the place of css-select's default adapter in the bundles: linkedom, which alone asks it, brings its own. */
export {};
