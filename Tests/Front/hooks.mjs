import { registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const bundle = pathToFileURL(process.env.REACT).href;

registerHooks({
  resolve(specifier, context, next) {
    return specifier.endsWith('vendor/react.js') ? { url: bundle, shortCircuit: true } : next(specifier, context);
  },
});
