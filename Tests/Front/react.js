export * from '../../script/vendor.d/react.js';
export { renderToStaticMarkup } from '/usr/share/nodejs/react-dom/umd/react-dom-server-legacy.browser.production.min.js';
