// The rules for the styles in layouts/: stylelint's standard, without what only concerns how one reads.
export default {
  extends: "stylelint-config-standard",
  rules: {
    // Short rules stand on one line, and blank lines part thoughts rather than kinds of lines.
    "at-rule-empty-line-before": null,
    "comment-empty-line-before": null,
    "custom-property-empty-line-before": null,
    "declaration-block-single-line-max-declarations": null,
    "rule-empty-line-before": null,
    // The sheet goes from the whole page to its parts, which is not the order of specificity.
    "no-descending-specificity": null,
    // What browsers of 2020 read, too.
    "media-feature-range-notation": "prefix",
    "selector-not-notation": "simple",
    "property-no-vendor-prefix": [true, { ignoreProperties: ["text-size-adjust"] }],
    // Names of fonts and of system colours are written as they are known.
    "value-keyword-case": ["lower", { camelCaseSvgKeywords: true, ignoreProperties: [/^--/], ignoreKeywords: [/^[A-Z][a-z]+[A-Z]?/] }],
  },
};
